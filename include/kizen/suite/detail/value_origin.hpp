#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../suite.hpp"
#include "response_schema.hpp"
#include "value_path.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The response that a value comes from, and where it stands in its body.
struct ValueOrigin {
  const Suite* suite = nullptr;
  const Step* step = nullptr;  ///< that sent the request
  ValuePath path = {};

  ResponseSchemas body() const {
    return ResponseSchemas::of_body(suite->contract_of(*step), *step->operation);
  }

  ResponseSchemas schemas() const {
    auto set = body();
    for (const auto& part : path) set = set.child(part);
    return set;
  }
};

/// Where an expression of a workflow stands.
struct Standpoint {
  const Suite& suite;
  const Workflow& workflow;
  const Step* step = nullptr;          ///< null: after all of them
  std::size_t followed = 0;            ///< outputs on the way here
  const OpenAnswer* answer = nullptr;  ///< to an open question of the step; null mostly
};

/// How many outputs are followed; those of steps that jump may lead in a circle.
inline constexpr std::size_t most_followed = 64;

inline std::optional<ValueOrigin> origin_of(const Selector& selector, const Standpoint& from);

/// Of an output that a step, or the workflow that it calls, hands on.
inline std::optional<ValueOrigin> origin_of_output(const std::string& name, const Step& step,
                                                   const Standpoint& from) {
  if (from.followed == most_followed) return std::nullopt;
  const auto named = [&](const Output& output) { return output.name == name; };
  if (step.concurrent > 1) return std::nullopt;  // it is a list, of a value an answer
  const auto own = std::find_if(step.outputs.begin(), step.outputs.end(), named);
  if (own != step.outputs.end()) {
    return origin_of(own->value, {from.suite, from.workflow, &step, from.followed + 1});
  }
  const auto called = from.suite.called(step.workflow);
  if (called.workflow == nullptr) return std::nullopt;
  const auto& outputs = called.workflow->outputs;
  const auto handed = std::find_if(outputs.begin(), outputs.end(), named);
  if (handed == outputs.end()) return std::nullopt;
  return origin_of(handed->value, {*called.suite, *called.workflow, nullptr, from.followed + 1});
}

/// The origin of an expression's value; nothing where it comes from no response body.
inline std::optional<ValueOrigin> origin_of(const Expression& expression, const Standpoint& from) {
  using Root = Expression::Root;
  std::optional<ValueOrigin> origin;
  if (expression.root == Root::Response && expression.part == "body" && from.step != nullptr &&
      from.step->operation != nullptr) {
    origin = ValueOrigin{&from.suite, from.step};
  } else if (expression.root == Root::Outputs && from.step != nullptr) {
    const Step call{from.step->id, nullptr, {}, from.step->workflow};
    origin = origin_of_output(expression.name, call, from);
  } else if (expression.root == Root::Steps) {
    const auto* const step = from.workflow.step(expression.owner);
    if (step != nullptr) origin = origin_of_output(expression.name, *step, from);
  }
  if (!origin) return std::nullopt;
  for (auto& part : value_path(expression.pointer)) origin->path.push_back(std::move(part));
  return origin;
}

inline std::optional<ValueOrigin> origin_of(const Selector& selector, const Standpoint& from) {
  auto origin = origin_of(selector.context, from);
  auto path = value_path(selector.path);
  if (!origin || !path) return std::nullopt;
  for (auto& part : *path) origin->path.push_back(std::move(part));
  return origin;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
