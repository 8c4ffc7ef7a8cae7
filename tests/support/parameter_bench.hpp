#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kizen/check.hpp"

namespace kizen_test {

/// A contract of the operation `GET /things`, or `GET /things/{NAME}` where there is a parameter in
/// the path, with these Parameter Objects.
inline kizen::Contract contract_with(const kizen::json& parameters) {
  std::string path = "/things";
  for (const auto& one : parameters) {
    if (one.at("in") == "path") path += "/{" + one.at("name").get<std::string>() + "}";
  }
  const kizen::json document = {{"openapi", "3.0.3"},
                                {"paths",
                                 {{path,
                                   {{"get",
                                     {{"operationId", "get"},
                                      {"parameters", parameters},
                                      {"responses", {{"200", {{"description", ""}}}}}}}}}}}};
  return kizen::Contract::parse(document.dump(), "a.json");
}

/// One Parameter Object named `color`.
inline kizen::json color_in(const char* in, const char* schema,
                            const kizen::json& more = kizen::json::object()) {
  kizen::json parameter = {{"name", "color"}, {"in", in}, {"schema", kizen::json::parse(schema)}};
  if (parameter.at("in") == "path") parameter["required"] = true;
  parameter.update(more);
  return parameter;
}

/// One line a finding: `RULE AT: EXPECTED; got ACTUAL`, or `REASON: DETAIL`; nothing if all is well.
inline std::string told(const kizen::Report& report) {
  std::string text;
  for (const auto& one : report.violations) {
    text += one.rule + " " + one.instance.to_string() + ": " + one.expected + "; got " +
            one.actual + "\n";
  }
  for (const auto& one : report.unchecked) text += one.reason + ": " + one.detail + "\n";
  if (!text.empty()) text.pop_back();
  return text;
}

/// What is told of a request to the one operation with these parameters.
inline std::string told(const kizen::json& parameters, const std::string& target,
                        const kizen::Headers& headers = {}) {
  const kizen::Checker checker(contract_with(parameters));
  return told(checker.check_request({"GET", target, headers}));
}

}  // namespace kizen_test
