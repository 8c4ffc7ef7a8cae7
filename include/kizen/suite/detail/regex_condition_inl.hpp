#pragma once

#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "../../core/detail/nlohmann_json.hpp"
#include "../regex_condition.hpp"
#include "needed_values.hpp"
#include "pattern_template.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE std::variant<RegexCondition, ConditionError> RegexCondition::parse(
    Expression context, std::string pattern) {
  RegexCondition condition;
  condition.pattern_ = std::move(pattern);
  condition.expressions_.push_back(std::move(context));
  try {
    condition.template_ = std::make_shared<const detail::PatternTemplate>(condition.pattern_);
  } catch (const ConditionError& error) {
    return error;
  }
  for (auto& expression : condition.template_->expressions()) {
    condition.expressions_.push_back(std::move(expression));
  }
  return condition;
}

KIZEN_INLINE ConditionResult RegexCondition::evaluate(const Scope& scope) const {
  detail::NeededValues values(scope);
  const auto subject = values.take(context());
  if (subject != nullptr && (subject->is_null() || subject->is_structured())) {
    values.problem = context().text + " is " + (subject->is_null() ? "" : "an ") +
                     subject->type_name() + ", and a pattern is for texts, numbers and booleans";
  }
  const auto regex = template_->regex([&](const Expression& expression) {
    const auto value = values.take(expression);
    return value == nullptr ? std::string() : detail::embedded_text(*value);
  });
  if (const auto* const problem = std::get_if<std::string>(&regex)) {
    if (values.problem.empty()) values.problem = "RE2 does not take the pattern: " + *problem;
  }
  if (!values.problem.empty()) return values.result(text(), false);
  return values.result(text(),
                       std::get<detail::Regex>(regex).found_in(detail::embedded_text(*subject)));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
