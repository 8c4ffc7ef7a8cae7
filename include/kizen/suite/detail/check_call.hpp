#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "../suite.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Refuses a call whose parameters are no inputs of the workflow, or that lacks some. A workflow
/// that is not known is not looked at.
inline void check_call(const SuiteDocument& document, const Suite& suite,
                       const WorkflowReference& name, const std::vector<StepParameter>& parameters,
                       const JsonPointer& place) {
  const auto* workflow = suite.called(name).workflow;
  if (workflow == nullptr) return;
  std::vector<std::string> known;
  for (const auto& input : workflow->inputs) known.push_back(input.name);
  for (const auto& parameter : parameters) {
    if (workflow->input(parameter.name) != nullptr) continue;
    document.refuse_name(
        parameter.place, "input",
        "workflow '" + name.to_string() + "' has no input '" + parameter.name + "'", parameter.name,
        known);
  }
  for (const auto& input : workflow->inputs) {
    const bool given = std::any_of(parameters.begin(), parameters.end(),
                                   [&](const auto& one) { return one.name == input.name; });
    if (given || !input.required || input.fallback || !input.environment.empty()) continue;
    document.refuse(place, "input",
                    "workflow '" + name.to_string() + "' needs its input '" + input.name + "'",
                    "give it as a parameter");
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
