#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <tuple>

#include "detail/fingerprint_words.hpp"
#include "detail/text.hpp"
#include "json_pointer.hpp"
#include "report.hpp"
#include "shape.hpp"
#include "version.hpp"
#include "violation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What makes two findings the same: where and which promise was broken, never how that was said.
///
/// ```cpp
/// #include <kizen/core/fingerprint.hpp>
/// #include <cassert>
///
/// const auto finding = kizen::Fingerprint::parse(
///     "records_search_create 200 response.body.schema:type #/components/schemas/Page /results/*");
/// assert(finding && finding->keyword == "type" && finding->shape == "/results/*");
/// assert(kizen::Fingerprint::parse(finding->to_string()) == finding);
/// assert(!kizen::Fingerprint::parse("records_search_create"));
/// ```
struct Fingerprint {
  std::string operation = {};  ///< operationId; empty where no operation was found
  int status = 0;              ///< of the response; 0 for a finding about the request
  std::string rule = {};       ///< id of a Rule
  std::string keyword = {};    ///< of the schema; empty where none is concerned
  JsonPointer schema = {};     ///< where the promise is written
  std::string shape = {};      ///< of the instance, as shape_of() gives it

  /// The finding that one line spells. Nothing if it is not what to_string() gives.
  inline static std::optional<Fingerprint> parse(std::string_view text);

  /// `OPERATION STATUS RULE:KEYWORD #SCHEMA SHAPE`, to be quoted with '...' in a shell.
  ///
  /// What is empty, and the status 0, is `-`; without keyword the colon is left out. White space,
  /// control characters, `%` and `'` are percent-encoded.
  std::string to_string() const {
    std::string text = detail::fingerprint_word(operation);
    text += " " + (status == 0 ? "-" : std::to_string(status));
    text += " " + detail::fingerprint_word(rule);
    if (!keyword.empty()) text += ":" + detail::fingerprint_word(keyword);
    text += " #" + detail::without_spaces(schema.to_string());
    return text + " " + detail::fingerprint_word(shape);
  }

  friend bool operator==(const Fingerprint& a, const Fingerprint& b) {
    return !(a < b) && !(b < a);
  }
  friend bool operator<(const Fingerprint& a, const Fingerprint& b) {
    return std::tie(a.operation, a.status, a.rule, a.keyword, a.schema, a.shape) <
           std::tie(b.operation, b.status, b.rule, b.keyword, b.schema, b.shape);
  }
};

inline std::ostream& operator<<(std::ostream& out, const Fingerprint& fingerprint) {
  return out << fingerprint.to_string();
}

inline std::optional<Fingerprint> Fingerprint::parse(std::string_view text) {
  const auto words = detail::split(text, ' ');
  if (words.size() != 5 || !detail::starts_with(words[3], "#")) return std::nullopt;
  const auto operation = detail::fingerprint_part(words[0]);
  const auto status = detail::fingerprint_status(words[1]);
  const auto names = detail::split(words[2], ':');
  const auto rule = detail::fingerprint_part(names[0]);
  const auto keyword = names.size() == 2 ? detail::fingerprint_part(names[1]) : std::string();
  const auto schema = JsonPointer::parse(words[3]);
  const auto shape = detail::fingerprint_part(words[4]);
  const bool has_parts = operation && status && rule && keyword && schema && shape;
  if (!has_parts || names.size() > 2 || !detail::is_shape(*shape)) return std::nullopt;
  return Fingerprint{*operation, *status, *rule, *keyword, *schema, *shape};
}

namespace detail {

/// The status that a finding is about; 0 where it is about the request.
inline int status_of(const Violation& violation, const Report& report) {
  return starts_with(violation.rule, "request.") ? 0 : report.status;
}

}  // namespace detail

/// The fingerprint of one violation that stands in a report, or in a branch of one that does.
///
/// ```cpp
/// #include <kizen/core/fingerprint.hpp>
/// #include <cassert>
///
/// kizen::Report report{"records_retrieve", "GET /api/records/deals/{entity_id}", 200};
/// report.violations.push_back({"response.body.schema", "minimum", kizen::JsonPointer() / 7});
/// const auto finding = kizen::fingerprint_of(report.violations.front(), report);
/// assert(finding.to_string() == "records_retrieve 200 response.body.schema:minimum # /*");
/// ```
inline Fingerprint fingerprint_of(const Violation& violation, const Report& report) {
  return {report.operation,         detail::status_of(violation, report),
          violation.rule,           violation.keyword,
          violation.schema.pointer, shape_of(violation.instance)};
}

}  // namespace KIZEN_ABI
}  // namespace kizen
