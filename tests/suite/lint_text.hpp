#pragma once

#include <gtest/gtest.h>

#include <kizen/records.hpp>
#include <kizen/suite.hpp>
#include <string>
#include <vector>

#include "suite/suite_text.hpp"

/// A suite whose sources are all the embedded contract, or other suites given by their text.
inline kizen::Suite suite_to_lint(const kizen::json& suite) {
  kizen::SuiteSources suite_sources;
  suite_sources.contract = [](const kizen::SourceRequest&) { return kizen::records(); };
  return kizen::load_suite(source_of(suite), suite_sources);
}

/// What lint finds, each `ID POINTER: REASON`.
inline std::vector<std::string> lint_lines(const kizen::json& suite) {
  std::vector<std::string> lines;
  for (const auto& finding : kizen::lint(suite_to_lint(suite))) {
    lines.push_back(finding.id + " " + finding.place.pointer.to_string() + ": " + finding.reason);
  }
  return lines;
}

/// A suite of one search that expects something of the response.
inline kizen::json search_suite(const kizen::json& expectation) {
  auto suite = archive_suite();
  suite["workflows"][0] = kizen::json::parse(R"({
    "workflowId": "find",
    "steps": [{
      "stepId": "search",
      "operationId": "records_search_create",
      "parameters": [{"name": "object_identifier", "in": "path", "value": "deals"}],
      "successCriteria": [{"condition": "$statusCode == 200"}],
      "x-contract": {"expect": []}}]
  })");
  suite["workflows"][0]["steps"][0]["x-contract"]["expect"].push_back(expectation);
  return suite;
}

/// A suite that creates a record, and has a helper that archives one.
inline kizen::json create_suite() {
  auto suite = archive_suite();
  suite["workflows"][1] = suite["workflows"][0];
  suite["workflows"][1].erase("outputs");
  suite["workflows"][1]["steps"][0].erase("outputs");
  suite["workflows"][0] = kizen::json::parse(R"({
    "workflowId": "create",
    "steps": [{
      "stepId": "upsert",
      "operationId": "records_upsert_create",
      "parameters": [{"name": "object_identifier", "in": "path", "value": "deals"}],
      "requestBody": {"payload": {"lookup_value": "ann"}},
      "successCriteria": [{"condition": "$statusCode == 201"}],
      "outputs": {"id": "$response.body#/id"}}],
    "outputs": {"id": "$steps.upsert.outputs.id"}
  })");
  return suite;
}

/// What a step or teardown needs to archive the record that create_suite makes.
inline kizen::json archive_call() {
  return kizen::json::parse(R"({
    "workflowId": "archive",
    "parameters": [{"name": "id", "value": "$steps.upsert.outputs.id"}]})");
}

/// A suite of three steps, `one`, `two` and `three`.
inline kizen::json three_steps() {
  auto suite = archive_suite();
  auto& steps = suite["workflows"][0]["steps"];
  steps[0].erase("outputs");
  suite["workflows"][0].erase("outputs");
  for (const std::size_t index : {1U, 2U}) steps[index] = steps[0];
  steps[0]["stepId"] = "one";
  steps[1]["stepId"] = "two";
  steps[2]["stepId"] = "three";
  return suite;
}
