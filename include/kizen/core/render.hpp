#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "detail/text.hpp"
#include "report.hpp"
#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

namespace detail {

/// The message part that a rule's first two words name: "the query of", "the 200 response to".
inline std::string part_of_message(const Report& report, std::string_view rule) {
  const bool of_case = starts_with(rule, "case.");
  if (starts_with(rule, "response.") || (of_case && report.status != 0)) {
    return "the " + std::to_string(report.status) + " response to " + report.request;
  }
  if (of_case) return report.request;
  const auto words = split(rule, '.');
  const std::string part(words.size() > 1 ? words[1] : std::string_view("whole"));
  if (part == "security" || part == "content_type") return "the headers of " + report.request;
  if (part == "method") return report.request;
  return "the " + part + " of " + report.request;
}

inline std::string place_in_message(const Report& report, const Violation& violation) {
  const auto part = part_of_message(report, violation.rule);
  return violation.instance.empty() ? part : violation.instance.to_string() + " of " + part;
}

}  // namespace detail

/// A violation in full, in a fixed shape of five lines and one for each line of its note, each
/// ended by a newline.
///
/// ```cpp
/// #include <kizen/core/render.hpp>
/// #include <cassert>
///
/// kizen::Report report{"records_retrieve", "GET /api/records/deals/{entity_id}", 200};
/// const kizen::Violation violation{"response.body.schema", "minimum",
///                                  kizen::JsonPointer() / "n",
///                                  {"records.openapi.json", kizen::JsonPointer() / "components"},
///                                  "an integer of at least 0", "-1"};
/// assert(kizen::render(violation, report) ==
///        "response.body.schema: minimum\n"
///        "  --> records.openapi.json  #/components\n"
///        "   at  /n of the 200 response to GET /api/records/deals/{entity_id}\n"
///        "  expected  an integer of at least 0\n"
///        "  actual    -1\n");
/// ```
inline std::string render(const Violation& violation, const Report& report) {
  std::string text = violation.rule;
  if (!violation.keyword.empty()) text += ": " + violation.keyword;
  const auto line = [&](const char* name, const std::string& words) {
    text += name + detail::printable(words) + "\n";
  };
  text += "\n";
  line("  --> ", violation.schema.document + "  #" + violation.schema.pointer.to_string());
  line("   at  ", detail::place_in_message(report, violation));
  line("  expected  ", violation.expected);
  line("  actual    ", violation.actual);
  if (violation.note.empty()) return text;
  for (const auto note : detail::split(violation.note, '\n')) {
    line("  note      ", std::string(note));
  }
  return text;
}

/// The whole report: verdict and request on one line, then every finding.
inline std::ostream& operator<<(std::ostream& out, const Report& report) {
  out << report.verdict() << ": " << (report.request.empty() ? "a message" : report.request);
  if (report.status != 0) out << " -> " << report.status;
  out << '\n';
  for (const auto& violation : report.violations) out << render(violation, report);
  for (const auto& waived : report.waived) out << waived << '\n';
  for (const auto& unchecked : report.unchecked) out << unchecked << '\n';
  return out;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
