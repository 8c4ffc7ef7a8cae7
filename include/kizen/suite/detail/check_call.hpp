#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../inputs.hpp"
#include "../suite.hpp"
#include "input_problem.hpp"
#include "secret_input.hpp"
#include "suite_document.hpp"
#include "template_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a value, or a part of it, stands for something else.
inline bool holds_expressions(const json& value) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    const auto parts = parts_of(text);
    return Expression::parse(text) || std::any_of(parts.begin(), parts.end(), [](const auto& part) {
             return part.expression.has_value();
           });
  }
  return value.is_structured() && std::any_of(value.begin(), value.end(), holds_expressions);
}

inline bool is_constant(const StepParameter& parameter) {
  return parameter.selectors.empty() && !holds_expressions(*parameter.value);
}

inline void refuse_secret(const SuiteDocument& document, const CalledWorkflow& called,
                          const Input& input, const StepParameter& parameter) {
  if (parameter.value->is_null() || !is_secret(*called.suite->source.document, input)) return;
  document.refuse(parameter.place / "value", "secret",
                  "the secret input '" + input.name + "' is given as it is", secret_fix);
}

/// Refuses a call whose parameters are no inputs of the workflow, or that lacks some, or gives a
/// value that does not fit. A workflow that is not known is not looked at.
///
/// @param is_whole whether all parameters of the call could be read
inline void check_call(const SuiteDocument& document, const Suite& suite,
                       const WorkflowReference& name, const std::vector<StepParameter>& parameters,
                       const JsonPointer& place, bool is_whole = true) {
  const auto called = suite.called(name);
  const auto* const workflow = called.workflow;
  const bool is_own = name.source.empty();
  if (workflow == nullptr || (is_own && document.is_unread(workflow->place / "inputs"))) return;
  std::vector<std::string> known;
  for (const auto& input : workflow->inputs) known.push_back(input.name);
  for (const auto& parameter : parameters) {
    const auto* input = workflow->input(parameter.name);
    if (input != nullptr && is_constant(parameter)) {
      refuse_secret(document, called, *input, parameter);
      const auto problem = input_problem(*input, *parameter.value);
      if (problem.empty()) continue;
      document.refuse(parameter.place / "value", "input", problem, "correct the value");
    }
    if (input != nullptr) continue;
    document.refuse_name(
        parameter.place, "input",
        "workflow '" + name.to_string() + "' has no input '" + parameter.name + "'", parameter.name,
        known);
  }
  if (!is_whole) return;
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
