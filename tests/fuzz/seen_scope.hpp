#pragma once

#include <kizen/suite.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace kizen_fuzz {

/// A scope whose every part holds something. `$inputs.a` and the body of the response are the JSON
/// of `text`, or a text that looks like an expression where it is none.
inline kizen::Scope seen_scope(std::string_view text) {
  auto value = kizen::json::parse(text, nullptr, false);
  if (value.is_discarded()) value = {{"a", "{$inputs.b}"}, {"b", {1, nullptr, true}}};
  kizen::Scope scope;
  scope.inputs["a"] = kizen::json_value(value);
  scope.inputs["b"] = kizen::json_value("$inputs.c {$inputs.c}");
  scope.inputs["c"] = kizen::json_value(0.5);
  scope.steps["s"]["o"] = kizen::json_value(nullptr);
  scope.outputs["o"] = kizen::json_value("{");
  scope.exchange = kizen::step_exchange(
      "http://127.0.0.1:1/a?q=1",
      {{"POST", "/a?q=1", {{"X-A", "}"}}, "[1]"}, {201, {{"X-A", "$url"}}, "{}"}},
      {{"p", kizen::json_value("10")}}, {{"q", kizen::json_value(1)}});
  scope.exchange->response_body = kizen::json_value(std::move(value));
  return scope;
}

}  // namespace kizen_fuzz
