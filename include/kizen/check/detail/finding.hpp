#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "../../contract/contract.hpp"
#include "../../contract/detail/json_place.hpp"
#include "../../core/detail/json_reader.hpp"
#include "../../core/report.hpp"
#include "../schema.hpp"
#include "schema_inl.hpp"
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
  if (findings.unchecked) {
    report.unchecked.push_back(
        {rule + "." + findings.unchecked->reason, findings.unchecked->detail});
  }
  for (auto& violation : findings.violations) {
    violation.rule = rule;
    violation.instance = below / violation.instance;
    report.violations.push_back(std::move(violation));
  }
}

/// Why a body is no JSON text, and where that shows.
inline std::string problem_in(std::string_view body, const JsonReading& reading) {
  const auto [line, column] = line_and_column(body, reading.offset);
  return reading.problem + " (line " + std::to_string(line) + ", column " + std::to_string(column) +
         ")";
}

/// The place of a value, or of a member's name, in its tree.
inline JsonPointer place_of(const JsonTree& tree, std::uint32_t index) {
  JsonPointer place;
  JsonView at(tree);
  while (at.index() != index) {
    const bool is_object = at.is(JsonKind::Object);
    std::size_t position = 0;
    auto child = at.first();
    const auto behind = [&](JsonView one) { return is_object ? one.value().after() : one.after(); };
    for (; behind(child).index() <= index; child = behind(child)) ++position;
    place = is_object ? place / child.text() : place / position;
    at = is_object && child.index() != index ? child.value() : child;
  }
  return place;
}

/// Members of one name in an object: nobody can tell which of them is meant.
inline void add_repeated(Report& report, const Promises& promises, const std::string& rule,
                         const JsonReading& reading, const JsonPointer& schema) {
  for (const auto index : reading.repeated) {
    const JsonView name(reading.tree, index);
    report.violations.push_back(finding(promises.contract, rule, place_of(reading.tree, index),
                                        schema, "one member of that name",
                                        "another one: " + shown(name.value())));
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
  const auto reading = JsonReader(body).read();
  if (!reading.limit.empty()) {
    report.unchecked.push_back({part + "." + reading.limit, reading.measured});
  } else if (!reading.problem.empty()) {
    report.violations.push_back(finding(promises.contract, part + ".json", {}, place,
                                        "one JSON text", problem_in(body, reading)));
  } else if (!reading.repeated.empty()) {
    add_repeated(report, promises, part + ".repeated", reading, place);
  } else {
    add_schema_findings(report, SchemaAccess::check(schema, JsonView(reading.tree)),
                        part + ".schema");
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
