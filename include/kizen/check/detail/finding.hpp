#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "../../contract/contract.hpp"
#include "../../core/report.hpp"
#include "../schema.hpp"
#include "body_reader.hpp"
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
  return {std::move(rule),  {}, instance, {contract.name(), place}, std::move(expected),
          std::move(actual)};
}

/// Puts what a schema says of a value into a report, under a rule and below a place.
inline void add_schema_findings(Report& report, SchemaFindings findings, const std::string& rule,
                                const JsonPointer& below = {}) {
  if (findings.unchecked) report.unchecked.push_back({rule + ".engine", *findings.unchecked});
  for (auto& violation : findings.violations) {
    violation.rule = rule;
    violation.instance = below / violation.instance;
    report.violations.push_back(std::move(violation));
  }
}

/// The names of the media types that are declared, for people.
inline std::string media_types(const std::vector<Content>& contents) {
  std::vector<std::string> names;
  for (const auto& content : contents) names.push_back(content.type.to_string());
  return (names.size() > 1 ? "one of " : "") + joined(names, ", ");
}

/// Checks a JSON body against a schema. @param part `request.body` or `response.body`
inline void check_json_body(Report& report, const Promises& promises, const std::string& part,
                            std::string_view body, const Schema& schema, const JsonPointer& place) {
  auto read = read_body(body, part);
  if (auto* unchecked = std::get_if<Unchecked>(&read)) {
    report.unchecked.push_back(std::move(*unchecked));
  } else if (const auto* broken = std::get_if<NotJson>(&read)) {
    report.violations.push_back(
        finding(promises.contract, part + ".json", {}, place, "one JSON text", broken->problem));
  } else {
    add_schema_findings(report, schema.check(std::get<json>(read)), part + ".schema");
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
