#pragma once

#include <string>
#include <utility>

#include "../../contract/contract.hpp"
#include "../../contract/detail/file_name.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/violation_change.hpp"
#include "../../core/report.hpp"
#include "../schema.hpp"
#include "schema_access.hpp"
#include "schema_set.hpp"
#include "wording.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A contract with its schemas: what every check reads.
struct Promises {
  const Contract& contract;
  const SchemaSet& schemas;
};

/// A violation that no schema keyword is concerned with.
inline Violation finding(const Contract& contract, std::string rule, const JsonPointer& instance,
                         const JsonPointer& place, std::string expected, std::string actual) {
  return {std::move(rule),
          {},
          instance,
          {file_name(contract.source().file), place},
          std::move(expected),
          std::move(actual)};
}

/// Puts what a schema says of a value into a report, under a rule and below a place.
inline void add_schema_findings(Report& report, SchemaFindings findings, const std::string& rule,
                                const JsonPointer& below = {}) {
  if (findings.unchecked) {
    report.unchecked.push_back(
        {rule + "." + findings.unchecked->reason, findings.unchecked->detail});
  }
  ViolationChange placed([&](Violation& violation) {
    violation.rule = rule;
    violation.instance = below / violation.instance;
  });
  for (auto& violation : findings.violations) {
    placed(violation);
    report.violations.push_back(std::move(violation));
  }
}

/// The names of the media types that are declared, for people.
inline std::string media_types(const std::vector<Content>& contents) {
  std::vector<std::string> names;
  for (const auto& content : contents) names.push_back(content.type.to_string());
  return (names.size() > 1 ? "one of " : "") + joined(names, ", ");
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
