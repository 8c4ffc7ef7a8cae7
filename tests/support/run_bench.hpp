#pragma once

#include <chrono>
#include <functional>
#include <kizen/run.hpp>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kizen_test {

/// A contract of three operations that has nothing to do with Kizen.
inline kizen::Contract things_contract() {
  return kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Things", "version": "1"},
    "components": {
      "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-KEY"}},
      "parameters": {"id": {"name": "id", "in": "path", "required": true,
                            "schema": {"type": "string", "maxLength": 20}}}},
    "paths": {
      "/things": {"post": {
        "operationId": "add", "security": [{"key": []}],
        "requestBody": {"required": true, "content": {"application/json": {"schema": {
          "type": "object", "required": ["name"],
          "properties": {"name": {"type": "string"}, "size": {"type": "integer"}}}}}},
        "responses": {
          "201": {"description": "added", "content": {"application/json": {"schema": {
            "type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}}}},
          "400": {"description": "refused"}}}},
      "/things/{id}": {
        "parameters": [{"$ref": "#/components/parameters/id"}],
        "get": {
          "operationId": "read", "security": [{"key": []}],
          "parameters": [
            {"name": "tags", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
            {"name": "limit", "in": "query", "schema": {"type": "integer"}},
            {"name": "b&", "in": "query", "schema": {"type": "string"}},
            {"name": "range", "in": "query", "style": "deepObject", "explode": true,
             "schema": {"type": "object", "additionalProperties": {"type": "integer"}}},
            {"name": "theme", "in": "cookie", "schema": {"type": "string"}},
            {"name": "X-More", "in": "header", "schema": {"type": "string"}}],
          "responses": {"200": {"description": "it", "content": {"application/json": {"schema": {
            "type": "object", "properties": {"size": {"type": "integer", "minimum": 0}}}}}}}},
        "delete": {
          "operationId": "remove", "security": [{"key": []}],
          "responses": {"204": {"description": "gone"}}}}}
  })",
                                "things.json");
}

/// A step that reads one thing and expects 200.
inline kizen::json read_step(const kizen::json& id = "7") {
  return {{"stepId", "read"},
          {"operationId", "read"},
          {"parameters", {{{"name", "id"}, {"in", "path"}, {"value", id}}}},
          {"successCriteria", {{{"condition", "$statusCode == 200"}}}}};
}

/// A step that adds a thing and hands on its id.
inline kizen::json add_step(const kizen::json& payload = {{"name", "ann"}}) {
  return {{"stepId", "add"},
          {"operationId", "add"},
          {"requestBody", {{"payload", payload}}},
          {"successCriteria", {{{"condition", "$statusCode == 201"}}}},
          {"outputs", {{"id", "$response.body#/id"}}}};
}

inline kizen::json workflow(const std::string& id, const std::vector<kizen::json>& steps,
                            const kizen::json& extension = nullptr) {
  kizen::json made = {{"workflowId", id}, {"steps", steps}};
  if (!extension.is_null()) made["x-contract"] = extension;
  return made;
}

/// A helper that removes the thing `id`, and the entry that calls it as teardown.
inline kizen::json remove_workflow() {
  return {
      {"workflowId", "clean"},
      {"inputs",
       {{"type", "object"}, {"required", {"id"}}, {"properties", {{"id", {{"type", "string"}}}}}}},
      {"steps",
       {{{"stepId", "remove"},
         {"operationId", "remove"},
         {"parameters", {{{"name", "id"}, {"in", "path"}, {"value", "$inputs.id"}}}},
         {"successCriteria", {{{"condition", "$statusCode == 204"}}}}}}}};
}

inline kizen::json teardown_of(const std::string& id) {
  return {
      {"teardown", {{{"workflowId", "clean"}, {"parameters", {{{"name", "id"}, {"value", id}}}}}}}};
}

/// The document of a suite of these workflows.
inline kizen::json suite_document(const std::vector<kizen::json>& workflows,
                                  kizen::json extension = kizen::json::object()) {
  extension["version"] = 1;
  return {{"arazzo", "1.1.0"},
          {"info", {{"title", "Things"}, {"version", "1"}}},
          {"sourceDescriptions",
           kizen::json::array({{{"name", "things"}, {"url", "things.json"}, {"type", "openapi"}}})},
          {"x-contract", extension},
          {"workflows", workflows}};
}

inline kizen::Suite loaded_things(const kizen::json& document) {
  return kizen::load_suite(kizen::read_json(document.dump(1), "things.arazzo.json"),
                           things_contract());
}

inline kizen::Suite suite_of(const std::vector<kizen::json>& workflows,
                             const kizen::json& extension = kizen::json::object()) {
  return loaded_things(suite_document(workflows, extension));
}

inline kizen::Response json_response(int status, const kizen::json& body) {
  return {status, {{"Content-Type", "application/json"}}, body.dump()};
}

/// What a run told.
struct Told {
  kizen::RunHeader header = {};
  std::vector<kizen::CaseResult> cases = {};
  kizen::Summary summary = {};
  kizen::Outcome outcome = kizen::Outcome::Interrupted;
};

/// Notes what it is told.
struct Note : kizen::Reporter {
  explicit Note(Told& to) : told(to) {}
  void run_started(const kizen::RunHeader& header) override { told.header = header; }
  void case_finished(const kizen::CaseResult& result) override { told.cases.push_back(result); }
  void run_finished(const kizen::Summary& summary, kizen::Outcome outcome) override {
    told.summary = summary;
    told.outcome = outcome;
  }
  Told& told;
};

/// A target that is a function, and everything that a run sent to it.
struct RunBench {
  RunBench() {
    target = kizen::Target::parse("http://127.0.0.1:9");
    target.credentials = {{"X-KEY", "s3cret"}};
    answer = [](const kizen::Request& request) -> kizen::Answer {
      if (request.method == "POST") return json_response(201, {{"id", "7"}});
      if (request.method == "DELETE") return kizen::Response{204};
      return json_response(200, {{"size", 1}});
    };
  }

  /// Runs one suite.
  Told run(const kizen::Suite& suite) { return run(std::vector<kizen::Suite>{suite}); }

  /// Runs suites with `answer` in place of a connection.
  Told run(const std::vector<kizen::Suite>& suites) {
    auto own = options;
    own.transport = transport();
    Told told;
    Note note(told);
    kizen::Runner(target, own).run(suites, note);
    return told;
  }

  /// Answers in place of a connection.
  kizen::Transport transport() {
    return [this](const kizen::Target&, const kizen::Request& request, auto limit) {
      note(request, limit);
      return answer(request);
    };
  }

  /// Notes a request; those that are sent at once come one by one.
  void note(const kizen::Request& request, std::optional<std::chrono::milliseconds> limit) {
    const std::lock_guard<std::mutex> lock(mutex);
    sent.push_back(request);
    limits.push_back(limit);
  }

  /// Method and target of all that was sent, one a line.
  std::string requests() const {
    std::string all;
    for (const auto& request : sent) all += request.method + " " + request.target + "\n";
    return all;
  }

  kizen::Target target;
  kizen::RunOptions options;
  std::function<kizen::Answer(const kizen::Request&)> answer;
  std::mutex mutex;
  std::vector<kizen::Request> sent;
  std::vector<std::optional<std::chrono::milliseconds>> limits;  ///< how long each might take
};

/// `RULE: KEYWORD at POINTER: expected ..., actual ...` of all that steps found, one a line.
inline std::string findings(const std::vector<kizen::StepResult>& steps) {
  std::ostringstream text;
  for (const auto& step : steps) {
    for (const auto& violation : step.report.violations) text << violation << '\n';
    for (const auto& violation : step.failures) text << violation << '\n';
  }
  return text.str();
}

}  // namespace kizen_test
