#include <kizen/suite/output.hpp>
// The header under test comes first; the umbrella follows with the definitions.
#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <string>

#include "suite_text.hpp"

namespace {

/// The archive suite, with a selector for an output.
kizen::json with_selector(const std::string& arazzo, const std::string& selector) {
  const kizen::json output = {
      {"context", "$response.body"}, {"selector", selector}, {"type", "jsonpath"}};
  return changed("/arazzo", arazzo, changed("/workflows/0/steps/0/outputs/found", output));
}

/// What that output stands for after an answer of three names; `absent` where it is nothing.
std::string found(const std::string& selector) {
  const auto suite = loaded(with_selector("1.1.0", selector));
  kizen::Scope scope;
  scope.exchange.emplace();
  scope.exchange->response_body = kizen::json_value({{"names", {"ann", "bob", "cleo"}}});
  for (const auto& output : suite.workflow("archive")->steps.at(0).outputs) {
    if (output.name != "found") continue;
    const auto value = kizen::evaluate(output, scope);
    return value == nullptr ? "absent" : value->dump();
  }
  return "no such output";
}

TEST(Output, SelectorPicksOneSeveralOrNone) {
  EXPECT_EQ(found("$.names[1]"), R"("bob")");
  EXPECT_EQ(found("$.names[*]"), R"(["ann","bob","cleo"])");
  EXPECT_EQ(found("$.names[3]"), "absent");
}

TEST(Output, SelectorThatComesToNoEndPicksNothing) {
  std::string each = "[*";
  for (int n = 0; n < 1000; ++n) each += ",*";
  EXPECT_EQ(found("$" + each + "]" + each + "]"), "absent");
}

TEST(Output, OfAnAbsentValueIsAbsent) {
  const auto suite = loaded(with_selector("1.1.0", "$.names"));
  for (const auto& output : suite.workflow("archive")->steps.at(0).outputs) {
    EXPECT_EQ(kizen::evaluate(output, {}), nullptr);
  }
}

TEST(Output, SelectorNeedsArazzo11) {
  EXPECT_EQ(refusal(with_selector("1.0.1", "$.names")),
            "suite.unsupported archive.arazzo.json:32:13: #/workflows/0/steps/0/outputs/found: "
            "a selector is not supported; write an expression, or say "
            "arazzo: 1.1.0");
}

TEST(Output, SelectorThatDoesNotParseIsRefused) {
  EXPECT_EQ(refusal(with_selector("1.1.0", "$.names[")),
            "suite.selector archive.arazzo.json:34:17: "
            "#/workflows/0/steps/0/outputs/found/selector: the JSONPath does not parse at "
            "character 9; expected a name in quotes, an index, a slice, * or ? instead of the end");
}

}  // namespace
