#pragma once

#include <initializer_list>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "support/process.hpp"

namespace kizen_test {

inline Process::Setup tool_setup(std::vector<std::string> arguments,
                                 std::vector<std::string> environment = {},
                                 std::string input = {}) {
  arguments.insert(arguments.begin(), KIZEN_TOOL);
  return {std::move(arguments), std::move(environment), std::move(input), -1};
}

/// Runs the built tool to its end.
inline Ended tool(std::vector<std::string> arguments, std::vector<std::string> environment = {},
                  std::string input = {}) {
  return Process(tool_setup(std::move(arguments), std::move(environment), std::move(input))).wait();
}

/// Ports and times differ from run to run; everything else may not.
inline std::string steady(std::string text) {
  text = std::regex_replace(text, std::regex("127\\.0\\.0\\.1:[0-9]+"), "127.0.0.1:PORT");
  return std::regex_replace(text, std::regex(" in [0-9]+\\.[0-9]{2} s"), " in TIME");
}

/// A suite of two cases that upsert a deal each and archive it again; `status` is what is expected.
inline std::string small_suite(const std::string& status = "201") {
  return R"(arazzo: 1.0.1
info: {title: Small, version: 1.0.0}
sourceDescriptions:
  - {name: records, url: records.openapi.json, type: openapi}
components:
  parameters:
    deals: {name: object_identifier, in: path, value: deals}
workflows:
  - workflowId: upserts
    inputs:
      type: object
      properties:
        name: {type: string, default: small}
    x-contract:
      unique: [name]
      cases:
        - name: once
        - name: again
      teardown:
        - workflowId: archive
          parameters:
            - {name: id, value: $steps.create.outputs.id}
    parameters:
      - reference: $components.parameters.deals
    steps:
      - stepId: create
        operationId: records_upsert_create
        requestBody:
          payload: {lookup_value: "small {$inputs.name}"}
        successCriteria:
          - condition: $statusCode == )" +
         status + R"(
        outputs: {id: $response.body#/id}
      - stepId: read
        operationId: records_retrieve
        parameters:
          - {name: entity_id, in: path, value: $steps.create.outputs.id}
  - workflowId: archive
    inputs:
      type: object
      required: [id]
      properties: {id: {type: string}}
    parameters:
      - reference: $components.parameters.deals
    steps:
      - stepId: remove
        operationId: records_destroy
        parameters:
          - {name: entity_id, in: path, value: $inputs.id}
)";
}

/// `kizen-contract serve` in a process of its own.
class Served {
 public:
  explicit Served(const std::vector<std::string>& arguments = {})
      : process(tool_setup(with_serve(arguments))) {
    if (!process.says("export KIZEN_OTHER_USER_ID="))
      throw std::runtime_error("serve says nothing");
    const auto out = process.out();
    std::smatch found;
    std::regex_search(out, found, std::regex("listening on (http://[0-9.]+:([0-9]+))\n"));
    url = found[1];
    port = found[2];
  }

  Process process;
  std::string url;
  std::string port;

 private:
  static std::vector<std::string> with_serve(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "serve");
    return arguments;
  }
};

}  // namespace kizen_test
