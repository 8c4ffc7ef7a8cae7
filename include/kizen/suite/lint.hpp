#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "../core/contract_error.hpp"
#include "lint_rule.hpp"
#include "suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// One place of a suite that is sound, but surely or likely not what is meant.
struct LintFinding {
  std::string id = {};  ///< of its rule, such as `unused-input`
  LintSeverity severity = LintSeverity::Warning;
  SourcePlace place = {};
  std::string reason = {};  ///< what is there, in words
  std::string fix = {};     ///< what to do about it

  /// `FILE:LINE:COLUMN: warning: REASON [ID]; FIX`.
  std::string to_string() const {
    auto where = place;
    if (where.line > 0) where.pointer = {};
    return where.to_string() + ": " + std::string(kizen::to_string(severity)) + ": " + reason +
           " [" + id + "]; " + fix;
  }
};

inline std::ostream& operator<<(std::ostream& out, const LintFinding& finding) {
  return out << finding.to_string();
}

/// Everything in a suite that is surely or likely not meant as written, in its order. Suites that
/// it calls are left aside.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// const auto source = kizen::read_json(R"({
///   "arazzo": "1.0.1", "info": {"title": "Read", "version": "1"},
///   "sourceDescriptions": [{"name": "records", "url": "records.openapi.json", "type": "openapi"}],
///   "workflows": [{"workflowId": "read", "steps": [{
///     "stepId": "read", "operationId": "records_retrieve",
///     "parameters": [
///       {"name": "object_identifier", "in": "path", "value": "deals"},
///       {"name": "entity_id", "in": "path", "value": "no-such-deal"}],
///     "successCriteria": [{"condition": "200 == 200"}]}]}]
/// })", "read.arazzo.json");
/// const auto findings = kizen::lint(kizen::load_suite(source, kizen::records()));
/// assert(findings.size() == 1 && findings[0].id == "criterion-never-fails");
/// assert(findings[0].severity == kizen::LintSeverity::Error && findings[0].place.line == 9);
/// ```
KIZEN_INLINE std::vector<LintFinding> lint(const Suite& suite);

}  // namespace KIZEN_ABI
}  // namespace kizen
