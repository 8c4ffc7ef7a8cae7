#include <kizen/suite/resolve.hpp>

// clang-format off
#include <kizen/suite.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>

namespace {

using kizen::json;

kizen::Scope some_inputs() {
  kizen::Scope scope;
  scope.inputs["n"] = kizen::json_value(2);
  scope.inputs["list"] = kizen::json_value({1, "a"});
  scope.inputs["none"] = kizen::json_value(nullptr);
  scope.inputs["sly"] = kizen::json_value("{$inputs.n} $inputs.n");
  return scope;
}

json resolved(const json& value) {
  const auto resolution = kizen::resolve(value, some_inputs());
  EXPECT_TRUE(resolution.ok()) << resolution.problem;
  return resolution.ok() ? *resolution.value : json("unresolved");
}

TEST(Resolve, WholeExpressionsKeepTheirKind) {
  EXPECT_EQ(resolved("$inputs.n"), json(2));
  EXPECT_EQ(resolved({{"a", {"$inputs.list", "$inputs.none"}}}),
            json({{"a", json::array({json({1, "a"}), nullptr})}}));
}

TEST(Resolve, EmbeddedExpressionsBecomeText) {
  EXPECT_EQ(resolved("page {$inputs.n} of {$inputs.list}, {$inputs.none}"),
            json("page 2 of [1,\"a\"], null"));
}

TEST(Resolve, OtherBracesAndDollarsStay) {
  for (const char* const text : {"", "{}", "{a}", "{$", "{$x}", "$5", "$inputs", "{\"a\": {}}"}) {
    EXPECT_EQ(resolved(text), json(text));
  }
  EXPECT_EQ(resolved("{\"n\": {$inputs.n}}"), json("{\"n\": 2}"));
  EXPECT_EQ(resolved("{{$inputs.n}}"), json("{2}"));
}

TEST(Resolve, WhatWasPutInIsNotReadAgain) {
  EXPECT_EQ(resolved("$inputs.sly"), json("{$inputs.n} $inputs.n"));
  EXPECT_EQ(resolved("<{$inputs.sly}>"), json("<{$inputs.n} $inputs.n>"));
}

TEST(Resolve, OtherValuesStay) {
  const json value = {{"a", {1, 2.5, true, nullptr, json::object(), json::array()}}};
  EXPECT_EQ(resolved(value), value);
}

TEST(Resolve, AbsentIsAProblemWithItsPlace) {
  const auto resolution = kizen::resolve({{"a", {"$inputs.n", "x {$inputs.gone}"}}}, some_inputs());
  EXPECT_EQ(resolution.problem, "$inputs.gone is absent");
  EXPECT_EQ(resolution.place.to_string(), "/a/1");
  EXPECT_EQ(resolution.value, nullptr);
}

}  // namespace
