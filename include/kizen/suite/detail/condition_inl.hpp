#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../path/detail/json_order.hpp"
#include "../condition.hpp"
#include "condition_node.hpp"
#include "condition_parser.hpp"
#include "condition_values.hpp"
#include "expression_inl.hpp"
#include "seen_text.hpp"
#include "seen_values.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE std::variant<Condition, ConditionError> Condition::parse(std::string text) {
  Condition condition;
  condition.text_ = std::move(text);
  try {
    detail::ConditionParser parser(condition.text_);
    condition.root_ = std::make_shared<const detail::ConditionNode>(parser.parse());
    condition.expressions_ = parser.expressions();
    condition.warnings_ = parser.warnings();
    return condition;
  } catch (const ConditionError& error) {
    return error;
  }
}

namespace detail {

/// Evaluates one condition and writes down what it saw.
class ConditionEvaluator {
 public:
  explicit ConditionEvaluator(const Scope& scope) : scope_(scope) {}

  bool holds(const ConditionNode& node) {
    const auto inner = [this](const ConditionNode& child) { return holds(child); };
    switch (node.kind) {
      case ConditionNode::Kind::Or:
        return std::any_of(node.children.begin(), node.children.end(), inner);
      case ConditionNode::Kind::And:
        return std::all_of(node.children.begin(), node.children.end(), inner);
      case ConditionNode::Kind::Not:
        return !holds(node.children.front());
      case ConditionNode::Kind::Compare:
        return comparison_holds(node);
      default:
        return test_holds(node);
    }
  }

  ConditionResult result(bool holds, const std::string& text) {
    const auto what = seen_.text();
    return {holds, what.empty() ? text : text + ", seen " + what, what, std::move(notes_), {}};
  }

 private:
  bool comparison_holds(const ConditionNode& node) {
    const auto left = value_of(node.operands[0]);
    const auto right = value_of(node.operands[1]);
    const bool is_equality =
        node.comparison == Comparison::Equal || node.comparison == Comparison::NotEqual;
    if (is_equality && left != nullptr && right != nullptr && left->is_string() &&
        right->is_string() && *left != *right &&
        compare(Comparison::Equal, left.get(), right.get())) {
      notes_.push_back(seen_text(left.get()) + " and " + seen_text(right.get()) +
                       " differ in case only; an expectation compares exactly");
    }
    return compare(*node.comparison, left.get(), right.get());
  }

  bool test_holds(const ConditionNode& node) {
    const auto value = value_of(node.operands[0]);
    if (value != nullptr && !value->is_boolean()) {
      notes_.push_back(node.operands[0].text +
                       " stands alone and is no boolean: " + seen_text(value.get()));
    }
    return is_truthy(value.get());
  }

  JsonValue value_of(const ConditionOperand& operand) {
    if (!operand.expression) return operand.literal;
    auto value = value_at(evaluate(*operand.expression, scope_), operand.navigation);
    seen_.add(operand.text, value);
    return value;
  }

  const Scope& scope_;
  SeenValues seen_;
  std::vector<std::string> notes_;
};

}  // namespace detail

KIZEN_INLINE ConditionResult Condition::evaluate(const Scope& scope) const {
  detail::ConditionEvaluator evaluator(scope);
  const bool holds = evaluator.holds(*root_);
  return evaluator.result(holds, text_);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
