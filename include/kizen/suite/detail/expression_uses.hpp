#pragma once

#include <string>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../suite.hpp"
#include "for_each_expectation.hpp"
#include "template_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Tells `visit(Expression)` of every expression in a text.
template <class Visit>
void for_each_expression(const std::string& text, Visit& visit) {
  if (const auto whole = Expression::parse(text)) return visit(*whole);
  for (const auto& part : parts_of(text)) {
    if (part.expression) visit(*part.expression);
  }
}

/// Tells `visit(Expression)` of every expression in a value, at any depth; null has none.
template <class Visit>
void for_each_expression(const json* value, Visit& visit) {
  if (value == nullptr) return;
  if (value->is_string()) {
    return for_each_expression(value->get_ref<const std::string&>(), visit);
  }
  if (!value->is_structured()) return;
  for (const auto& member : *value) for_each_expression(&member, visit);
}

template <class Visit>
void for_each_expression(const std::vector<StepParameter>& parameters, Visit& visit) {
  for (const auto& parameter : parameters) for_each_expression(parameter.value.get(), visit);
}

template <class Visit>
void for_each_expression(const std::vector<Criterion>& criteria, Visit& visit) {
  for (const auto& criterion : criteria) {
    for (const auto& expression : criterion.expressions()) visit(expression);
  }
}

template <class Visit>
void for_each_expression(const StepBody& body, Visit& visit) {
  for_each_expression(body.payload.get(), visit);
  for (const auto& replacement : body.replacements) {
    for_each_expression(replacement.value.get(), visit);
  }
}

/// Of its request, its checks, its outputs and its actions.
template <class Visit>
void for_each_expression(const Step& step, Visit& visit) {
  for_each_expression(step.parameters, visit);
  if (step.body) for_each_expression(*step.body, visit);
  for_each_expression(step.criteria, visit);
  for (const auto& output : step.outputs) visit(output.value.context);
  for_each_expectation(step.expectations, [&](const Expectation& expectation) {
    visit(expectation.context.context);
    for_each_expression(expectation.value.get(), visit);
  });
  for (const auto* actions : {&step.on_success, &step.on_failure}) {
    for (const auto& action : *actions) {
      for_each_expression(action.criteria, visit);
      for_each_expression(action.parameters, visit);
    }
  }
}

/// Of what comes after the steps of a workflow: its outputs, relations and teardown.
template <class Visit>
void for_each_late_expression(const Workflow& workflow, Visit& visit) {
  for (const auto& output : workflow.outputs) visit(output.value.context);
  for (const auto& relation : workflow.relations) {
    for (const auto& value : relation.values) for_each_expression(value.get(), visit);
    for (const auto& value : {relation.whole, relation.of, relation.stable}) {
      for_each_expression(value.get(), visit);
    }
  }
  for (const auto& entry : workflow.teardown) {
    for_each_expression(entry.parameters, visit);
    if (!entry.when) continue;
    for (const auto& expression : entry.when->expressions()) visit(expression);
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
