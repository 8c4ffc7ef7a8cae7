#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "support/faulty_server.hpp"
#include "support/tool.hpp"

namespace kizen_test {

/// Credentials for a target that is not there to check them.
inline std::vector<std::string> faulty_variables() {
  return {"KIZEN_API_KEY=k3y-for-a-faulty-target",
          "KIZEN_BUSINESS_ID=0b5e3a52-6a1c-4c8e-9d70-000000000001",
          "KIZEN_USER_ID=0b5e3a52-6a1c-4c8e-9d70-000000000002"};
}

/// What the one step of a suite does.
struct FaultyStep {
  std::string text;
  std::string expected = "200";  ///< status
};

/// Searches: a POST that only reads.
inline FaultyStep searching() {
  return {R"(        operationId: records_search_create
        parameters: [{name: object_identifier, in: path, value: deals}]
        requestBody: {payload: {}}
)"};
}

/// A GET of a record that is not there.
inline FaultyStep retrieving() {
  return {R"(        operationId: records_retrieve
        parameters:
          - {name: object_identifier, in: path, value: deals}
          - {name: entity_id, in: path, value: 0b5e3a52-6a1c-4c8e-9d70-000000000003}
)",
          "404"};
}

/// A POST that may write.
inline FaultyStep upserting() {
  return {R"(        operationId: records_upsert_create
        parameters: [{name: object_identifier, in: path, value: deals}]
        requestBody: {payload: {lookup_value: x}}
)",
          "201"};
}

/// A suite of that many cases of one step each.
inline std::string faulty_suite(const FaultyStep& step, int cases, int timeout = 0) {
  std::string names;
  for (int i = 1; i <= cases; ++i) {
    names += (i == 1 ? "{name: case " : ", {name: case ") + std::to_string(i) + "}";
  }
  return R"(arazzo: 1.1.0
info: {title: Faulty, version: "1"}
sourceDescriptions:
  - {name: records, url: records.openapi.json, type: openapi}
workflows:
  - workflowId: looks
    inputs: {type: object, properties: {}}
    x-contract: {cases: [)" +
         names + R"(]}
    steps:
      - stepId: look
)" + step.text +
         (timeout > 0 ? "        timeout: " + std::to_string(timeout) + "\n" : std::string()) +
         "        successCriteria: [{condition: $statusCode == " + step.expected + "}]\n";
}

/// What is run against a faulty target.
struct FaultyRun {
  FaultyStep step = searching();
  int cases = 2;
  int timeout = 0;  ///< of the step, in milliseconds; 0: none
  std::vector<std::string> more_variables = {};

  Ended against(const std::string& url, const std::vector<std::string>& more = {}) const {
    const TemporaryFolder folder;
    std::vector<std::string> arguments = {
        "run",       folder.write("faulty.arazzo.yaml", faulty_suite(step, cases, timeout)),
        "--target",  url,
        "--journal", folder.path("journal.ndjson")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    auto variables = faulty_variables();
    variables.insert(variables.end(), more_variables.begin(), more_variables.end());
    return tool(arguments, variables);
  }
};

inline const char* empty_page() {
  return R"({"count": 0, "next": null, "previous": null, "results": []})";
}

inline std::string json_answer(const std::string& status, const std::string& headers = {},
                               const std::string& body = empty_page()) {
  return http_response(status, headers + "Content-Type: application/json\r\nX-Request-Id: r1\r\n",
                       body);
}

/// What a server does with its first request, and then lets go of.
inline FaultyServer::Behaviour once(std::string text) {
  return [text = std::move(text)](FaultyTalk& talk) {
    if (talk.request()) talk.say(text);
  };
}

inline FaultyServer::Behaviour then_reset(std::string text) {
  return [text = std::move(text)](FaultyTalk& talk) {
    if (talk.request()) talk.say(text);
    talk.reset();
  };
}

inline FaultyServer::Behaviour then_stall(std::string text) {
  return [text = std::move(text)](FaultyTalk& talk) {
    if (talk.request()) talk.say(text);
    talk.stall();
  };
}

/// Says the same again and again, until nobody listens.
///
/// @param said is counted up by the bytes that were taken; may be null
inline FaultyServer::Behaviour endlessly(std::string begin, std::string more,
                                         std::atomic<std::size_t>* said = nullptr) {
  return [begin = std::move(begin), more = std::move(more), said](FaultyTalk& talk) {
    if (!talk.request() || !talk.say(begin)) return;
    while (talk.say(more)) {
      if (said != nullptr) *said += more.size();
    }
  };
}

}  // namespace kizen_test
