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

/// Whether a value counts as true where it stands alone.
inline bool is_truthy(const json* value) {
  if (value == nullptr || value->is_null()) return false;
  if (value->is_boolean()) return value->get<bool>();
  if (value->is_number()) return number_order(*value, json(0)) != 0;
  return !value->is_string() || !value->get_ref<const std::string&>().empty();
}

/// The number that a text spells as JSON would.
inline std::optional<json> number_in(const std::string& text) {
  if (text.empty() || (text.front() != '-' && (text.front() < '0' || text.front() > '9'))) {
    return std::nullopt;
  }
  auto value = json::parse(text, nullptr, false);
  return value.is_number() ? std::make_optional(std::move(value)) : std::nullopt;
}

/// Below, at or above 0 by order; nothing where two values have no order.
inline std::optional<int> order_between(const json& a, const json& b) {
  if (a.is_string() && b.is_string()) {
    return ascii_lower(a.get_ref<const std::string&>())
        .compare(ascii_lower(b.get_ref<const std::string&>()));
  }
  if (a.is_number() && b.is_number()) return number_order(a, b);
  const auto as_number = [](const json& value) {
    if (value.is_string()) return number_in(value.get_ref<const std::string&>());
    return value.is_number() ? std::make_optional(value) : std::nullopt;
  };
  if (!a.is_number() && !b.is_number()) return std::nullopt;
  const auto left = as_number(a);
  const auto right = as_number(b);
  return left && right ? std::make_optional(number_order(*left, *right)) : std::nullopt;
}

inline bool equal_in_condition(const json* a, const json* b) {
  const auto is_nothing = [](const json* value) { return value == nullptr || value->is_null(); };
  if (is_nothing(a) || is_nothing(b)) return is_nothing(a) && is_nothing(b);
  const auto order = order_between(*a, *b);
  return order ? *order == 0 : same_json(*a, *b);
}

inline bool compare(Comparison comparison, const json* a, const json* b) {
  const bool equal = equal_in_condition(a, b);
  if (comparison == Comparison::Equal) return equal;
  if (a == nullptr || b == nullptr) return false;
  if (comparison == Comparison::NotEqual) return !equal;
  const auto order = order_between(*a, *b);
  if (!order) return false;
  switch (comparison) {
    case Comparison::Less:
      return *order < 0;
    case Comparison::LessOrEqual:
      return *order <= 0;
    case Comparison::Greater:
      return *order > 0;
    default:
      return *order >= 0;
  }
}

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
