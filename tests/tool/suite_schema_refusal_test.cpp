#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "support/subschema_places.hpp"
#include "support/suite_schema.hpp"

namespace {

using SuitePointer = kizen::json::json_pointer;

/// One entry of broken_suites.yaml.
struct SuiteChange {
  std::string name;
  kizen::json suite;
  std::string fault;
};

/// The whole suite with one place taken out, or with the value that it gets.
kizen::json broken_suite(const SuitePointer& place, const kizen::json& entry) {
  auto suite = kizen_test::whole_suite();
  if (entry.contains("to")) {
    suite[place] = entry.at("to");
  } else {
    suite.at(place.parent_pointer()).erase(place.back());
  }
  return suite;
}

std::vector<SuiteChange> broken_suites() {
  std::vector<SuiteChange> all;
  const auto table = kizen_test::yaml_source(KIZEN_SOURCE_DIR "/tests/support/broken_suites.yaml");
  for (const auto& group : *table.document) {
    const auto base = group.at("in").get<std::string>();
    for (const auto& entry : group.at("suites")) {
      const SuitePointer place(base + entry.at("at").get<std::string>());
      all.push_back({entry.at("name").get<std::string>(), broken_suite(place, entry),
                     base + entry.at("fault").get<std::string>()});
    }
  }
  return all;
}

TEST(SuiteSchema, RefusesEveryBrokenSuiteWhereItIsBroken) {
  std::set<std::string> names;
  for (const auto& [name, suite, fault] : broken_suites()) {
    EXPECT_TRUE(names.insert(name).second) << name << " is there twice";
    EXPECT_NE(suite, kizen_test::whole_suite()) << name;
    EXPECT_THAT(kizen_test::suite_faults(suite), testing::ElementsAre(fault)) << name;
  }
  EXPECT_GE(names.size(), 40U);
}

/// The operations that the whole suite names.
kizen::Contract whole_contract() {
  return kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "whole", "version": "1"},
    "paths": {
      "/api/records": {"post": {"operationId": "records_create",
                                "responses": {"201": {"description": "made"}}}},
      "/api/{object_identifier}/records": {"get": {"operationId": "records_list",
        "parameters": [
          {"name": "object_identifier", "in": "path", "required": true,
           "schema": {"type": "string"}},
          {"name": "search", "in": "query", "schema": {"type": "string"}},
          {"name": "page", "in": "query", "schema": {"type": "integer"}}],
        "responses": {"200": {"description": "found", "content": {
          "application/json": {"schema": {"type": "object"}}}}}}},
      "/api/records/{id}": {"put": {"operationId": "records_update",
        "parameters": [{"name": "id", "in": "path", "required": true,
                        "schema": {"type": "integer"}}],
        "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}},
        "responses": {"200": {"description": "changed", "content": {
          "application/json": {"schema": {"type": "object"}}}}}}}}})",
                                "whole.openapi.json");
}

/// The workflow that the whole suite calls of another document.
kizen::JsonSource other_suite() {
  return kizen::read_json(R"({
    "arazzo": "1.1.0", "info": {"title": "others", "version": "1"},
    "sourceDescriptions": [{"name": "records", "url": "records.openapi.json", "type": "openapi"}],
    "workflows": [{"workflowId": "made",
      "inputs": {"type": "object", "properties": {"id": {}, "first": {}}},
      "steps": [{"stepId": "make", "operationId": "records_create",
                 "outputs": {"id": "$response.body#/id"}}],
      "outputs": {"id": "$steps.make.outputs.id"}}]})",
                          "others.arazzo.json");
}

/// What the loader says of a suite; nothing where it takes it.
std::string loader_says(const kizen::json& suite) {
  kizen::SuiteSources whole_sources;
  whole_sources.contract = [](const kizen::SourceRequest&) { return whole_contract(); };
  whole_sources.suite = [](const kizen::SourceRequest&) { return other_suite(); };
  whole_sources.text = [](const std::string&) { return std::string("name\nmade\n"); };
  try {
    kizen::load_suite(kizen::read_json(suite.dump(1), "whole.arazzo.json"), whole_sources);
    return {};
  } catch (const kizen::ContractError& error) {
    return error.what();
  }
}

/// What an editor marks and the loader takes.
const std::set<std::string> taken_by_the_loader = {
    "BlankInUrl",                           // who finds sources may take any text
    "EmptyUrl",                             // as before
    "NameBesideReference",                  // beside a reference nothing is read
    "NoCriteria",                           // an action without criteria, written at length
    "ParametersForARetriedStep",            // an empty list says nothing
    "ParametersForAStep",                   // as before
    "ReplacementTwice",                     // the second has no effect
    "TextForComponentInput",                // read only where it is referred to
    "ValueBesideReferenceToAction",         // it has no effect
    "ValueBesideReferenceToSuccessAction",  // as before
};

TEST(SuiteSchema, RefusesNothingThatTheLoaderTakes) {
  EXPECT_EQ(loader_says(kizen_test::whole_suite()), "");
  for (const auto& broken : broken_suites()) {
    EXPECT_EQ(loader_says(broken.suite).empty(), taken_by_the_loader.count(broken.name) > 0)
        << broken.name;
  }
}

TEST(SuiteSchema, HasNoRuleThatNoBrokenSuiteBreaks) {
  auto rules = kizen_test::schema_rules(*kizen_test::suite_schema_source().document);
  for (const auto& broken : broken_suites()) {
    for (const auto& violation : kizen_test::suite_schema().check(broken.suite).violations) {
      rules.erase(violation.schema.pointer.to_string() + " " + violation.keyword);
    }
  }
  EXPECT_THAT(rules, testing::IsEmpty());
}

}  // namespace
