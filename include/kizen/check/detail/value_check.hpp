#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/utf8.hpp"
#include "body_check.hpp"
#include "finding.hpp"
#include "parameter_style.hpp"
#include "reading_check.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How many bytes the text of one parameter may have to be checked.
inline constexpr std::size_t max_parameter_bytes = std::size_t{1} << 20U;

/// How many items or members one parameter may have to be checked.
inline constexpr std::size_t max_parameter_pieces = 10000;

/// Checks what was sent for one parameter, and reports it under the rules of a part.
class ValueCheck {
 public:
  /// @param part `request.query` and the like
  ValueCheck(const Promises& promises, Report& report, std::string part, const Parameter& parameter,
             Dialect dialect)
      : promises_(promises),
        report_(report),
        part_(std::move(part)),
        parameter_(parameter),
        dialect_(dialect) {}

  /// Checks a text as it was sent, still encoded.
  void text(std::string_view text) {
    if (is_too_large(text.size())) return;
    if (parameter_.content) return content(decoded_in(parameter_.place, text));
    if (is_undefined()) return;
    auto readings = StyleReader(parameter_).readings(text, shape());
    if (!readings.empty()) return this->readings(readings);
    violate(".schema", {}, "a text of style " + std::string(to_string(parameter_.style)),
            shown(json(std::string(text))));
  }

  /// Checks what was read already; a reading that is valid is enough.
  void readings(const std::vector<Reading>& readings) {
    if (is_undefined() || !are_readable(readings)) return;
    const auto& schema = promises_.schemas.schema(parameter_.schema, dialect_);
    SchemaFindings first;
    for (const auto& reading : readings) {
      auto findings = ReadingCheck(schema, shape(), reading).check();
      if (findings.valid) return;
      if (&reading == &readings.front()) first = std::move(findings);
    }
    add_schema_findings(report_, std::move(first), part_ + ".schema", at());
  }

  /// Whether so much was sent that it stays unchecked.
  bool is_too_large(std::size_t bytes, std::size_t pieces = 0) {
    const bool is_large = bytes > max_parameter_bytes || pieces > max_parameter_pieces;
    if (is_large) {
      leave(".too_large", "has " + std::to_string(pieces > 0 ? pieces : bytes) +
                              (pieces > 0 ? " pieces; at most 10000" : " bytes; at most 1048576") +
                              " are checked");
    }
    return is_large;
  }

  void violate(const std::string& what, const JsonPointer& below, std::string expected,
               std::string actual) {
    report_.violations.push_back(finding(promises_.contract, part_ + what, at() / below,
                                         parameter_.declaration, std::move(expected),
                                         std::move(actual)));
  }

  /// Reports that the parameter stays unchecked.
  void leave(const std::string& what, const std::string& why) {
    report_.unchecked.push_back({part_ + what, parameter_.name + " " + why});
  }

 private:
  JsonPointer at() const { return JsonPointer() / parameter_.name; }

  const SchemaShape& shape() const { return promises_.schemas.shape(parameter_); }

  bool is_undefined() {
    const auto why = undefined_style(parameter_, shape());
    if (!why.empty()) leave(".style", "is not read: " + why);
    return !why.empty();
  }

  /// Whether the pieces can be held to a schema at all; if not, that is reported.
  bool are_readable(const std::vector<Reading>& readings) {
    for (const auto& reading : readings) {
      if (is_too_large(0, reading.pieces.size())) return false;
      std::set<std::string_view> names;
      for (const auto& piece : reading.pieces) {
        if (!is_utf8(piece.text) || !is_utf8(piece.name)) {
          leave(".not_utf8", "is not UTF-8");
          return false;
        }
        if (reading.kind == Reading::Kind::Object && !is_member(piece, names)) return false;
      }
    }
    return true;
  }

  bool is_member(const Piece& piece, std::set<std::string_view>& names) {
    const auto types = shape().member(piece.name);
    if (!types.empty() && !types.has(TypeSet::Primitives)) {
      leave(".style", "is not read: its member " + shortened(piece.name) +
                          " is a list or an object, which is not defined in style " +
                          std::string(to_string(parameter_.style)));
      return false;
    }
    if (names.insert(piece.name).second) return true;
    const bool in_query = parameter_.place == ParameterPlace::Query;
    violate(in_query ? ".repeated" : ".schema", JsonPointer() / piece.name, "one value",
            "another value " + shown(json(piece.text)));
    return false;
  }

  /// Checks a value that is written in a media type of its own.
  void content(const std::string& text) {
    if (parameter_.schema.empty() || !parameter_.content->is_json()) {
      return leave(".no_schema", "has no JSON schema");
    }
    if (!is_utf8(text)) return leave(".not_utf8", "is not UTF-8");
    const auto reading = JsonReader(text).read();
    if (!reading.limit.empty()) return leave("." + reading.limit, "has " + reading.measured);
    if (!reading.problem.empty()) {
      return violate(".schema", {}, "one JSON text", problem_in(text, reading));
    }
    if (!reading.repeated.empty()) {
      return violate(".schema", reading.repeated.front().place, "one member of that name",
                     "several");
    }
    const auto& schema = promises_.schemas.schema(parameter_.schema, dialect_);
    add_schema_findings(report_, SchemaAccess::check(schema, JsonView(reading.tree)),
                        part_ + ".schema", at());
  }

  const Promises& promises_;
  Report& report_;
  std::string part_;
  const Parameter& parameter_;
  Dialect dialect_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
