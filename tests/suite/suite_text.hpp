#pragma once

#include <gtest/gtest.h>

#include <kizen/records.hpp>
#include <kizen/suite.hpp>
#include <string>
#include <utility>
#include <vector>

/// A suite of one step that archives a record, for tests to change.
inline kizen::json archive_suite() {
  return kizen::json::parse(R"({
    "arazzo": "1.0.1",
    "info": {"title": "Archive", "version": "1"},
    "sourceDescriptions": [{"name": "records", "url": "records.openapi.json", "type": "openapi"}],
    "workflows": [{
      "workflowId": "archive",
      "inputs": {"type": "object", "properties": {"id": {"type": "string", "default": "0b5e"}}},
      "steps": [{
        "stepId": "delete",
        "operationId": "records_destroy",
        "parameters": [
          {"name": "object_identifier", "in": "path", "value": "deals"},
          {"name": "entity_id", "in": "path", "value": "$inputs.id"}],
        "successCriteria": [{"condition": "$statusCode == 204"}],
        "outputs": {"status": "$statusCode"}}],
      "outputs": {"status": "$steps.delete.outputs.status"}}]
  })");
}

inline kizen::JsonSource source_of(const kizen::json& suite) {
  return kizen::read_json(suite.dump(1), "archive.arazzo.json");
}

inline kizen::Suite loaded(const kizen::json& suite) {
  return kizen::load_suite(source_of(suite), kizen::records());
}

/// The suite with one place of it changed; the place is made where it is absent.
inline kizen::json changed(const std::string& place, kizen::json value,
                           kizen::json suite = archive_suite()) {
  suite[kizen::json::json_pointer(place)] = std::move(value);
  return suite;
}

/// All that the loader says of a suite that it refuses, each `RULE PLACE: MESSAGE`.
inline std::vector<std::string> refusals(const kizen::json& suite) {
  std::vector<std::string> all;
  try {
    loaded(suite);
  } catch (const kizen::ContractErrors& errors) {
    for (const auto& error : errors.all()) all.push_back(error.rule() + " " + error.what());
  }
  return all;
}

/// The one thing that the loader says of a suite, or how many there are.
inline std::string refusal(const kizen::json& suite) {
  const auto all = refusals(suite);
  if (all.size() > 1) return std::to_string(all.size()) + " things are refused";
  return all.empty() ? "nothing is refused" : all.front();
}
