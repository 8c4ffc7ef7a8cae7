#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../inputs.hpp"
#include "input_problem.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How complete inputs fail together; empty where they do not, or where some are still to come.
inline std::string whole_problem(const Workflow& workflow, const JsonValues& values,
                                 const InputSources& sources) {
  if (!workflow.whole_inputs) return {};
  const bool lacks_some =
      std::any_of(workflow.inputs.begin(), workflow.inputs.end(), [&](const Input& input) {
        return !sources.environment && !input.environment.empty() && values.count(input.name) == 0;
      });
  if (lacks_some) return {};
  auto whole = json::object();
  for (const auto& [name, value] : values) whole[name] = *value;
  return schema_problem(*workflow.whole_inputs, "the inputs of '" + workflow.id + "'", whole);
}

inline JsonValue outside_value(const Input& input, const InputSources& sources) {
  if (input.unique && sources.unique) return json_value(sources.unique());
  const auto named = sources.profile.find(input.name);
  if (named != sources.profile.end()) return named->second;
  if (!input.environment.empty() && sources.environment) {
    if (auto value = sources.environment(input.environment)) return value;
  }
  return input.fallback;
}

}  // namespace detail

KIZEN_INLINE CompleteInputs complete_inputs(const Workflow& workflow, const JsonValues& given,
                                            const InputSources& sources) {
  CompleteInputs complete;
  for (const auto& [name, value] : given) {
    if (workflow.input(name) == nullptr) {
      complete.problems.push_back("workflow '" + workflow.id + "' has no input '" + name + "'");
    }
  }
  for (const auto& input : workflow.inputs) {
    const auto found = given.find(input.name);
    auto value = found == given.end() ? detail::outside_value(input, sources) : found->second;
    if (value == nullptr) {
      if (input.required) complete.missing.push_back(input.name);
      continue;
    }
    auto problem = detail::input_problem(input, *value);
    if (!problem.empty()) complete.problems.push_back(std::move(problem));
    complete.values[input.name] = std::move(value);
  }
  if (!complete.ok()) return complete;
  auto problem = detail::whole_problem(workflow, complete.values, sources);
  if (!problem.empty()) complete.problems.push_back(std::move(problem));
  return complete;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
