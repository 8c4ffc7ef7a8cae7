#pragma once

#include <gtest/gtest.h>

#include <string>

#include "suite/suite_text.hpp"

/// A suite whose workflow has the inputs a, b, c and w, and one relation between values.
inline kizen::json relation_suite(const kizen::json& relation) {
  auto document = changed("/workflows/0/x-contract", {{"relations", {relation}}});
  for (const char* const name : {"a", "b", "c", "w"}) {
    document["workflows"][0]["inputs"]["properties"][name] = kizen::json::object();
  }
  return document;
}

/// What a relation comes to with those inputs.
inline kizen::RelationResult related(const kizen::json& relation, const kizen::json& inputs) {
  const auto suite = loaded(relation_suite(relation));
  kizen::Scope scope;
  for (const auto& input : inputs.items()) {
    scope.inputs[input.key()] = kizen::json_value(input.value());
  }
  return kizen::check_relation(suite, suite.workflows[0].relations.at(0), scope);
}

/// The problem, or a line `KEYWORD CONTEXT PLACE: expected EXPECTED, actual ACTUAL` for each finding.
inline std::string relation_lines(const char* relation, const char* inputs) {
  const auto result = related(kizen::json::parse(relation), kizen::json::parse(inputs));
  std::string text = result.problem;
  for (const auto& finding : result.findings) {
    text += (text.empty() ? "" : "\n") + finding.keyword + " " + finding.context + " " +
            finding.instance.to_string() + ": expected " + finding.expected + ", actual " +
            finding.actual;
    EXPECT_EQ(finding.place.file, "archive.arazzo.json");
    EXPECT_EQ(finding.place.pointer.to_string(), "/workflows/0/x-contract/relations/0");
    EXPECT_GT(finding.place.line, 0U);
  }
  return text;
}
