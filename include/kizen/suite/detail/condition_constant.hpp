#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../condition.hpp"
#include "condition_node.hpp"
#include "condition_values.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Tells whether a condition comes to one thing whatever the value of the one expression is that it,
/// or a part of it that decides, is about.
class ConditionConstant {
 public:
  /// Nothing where it may come to either.
  static std::optional<bool> of(const ConditionNode& node) {
    std::vector<const ConditionOperand*> operands;
    collect(node, operands);
    if (operands.size() > most_operands) return std::nullopt;
    if (is_of_one(operands)) return outcome(node, values_for(operands));
    if (node.kind == Kind::Not) {
      const auto inner = of(node.children.front());
      return inner ? std::make_optional(!*inner) : std::nullopt;
    }
    if (node.kind != Kind::And && node.kind != Kind::Or) return std::nullopt;
    return of_groups(node);
  }

 private:
  using Kind = ConditionNode::Kind;
  static constexpr std::size_t most_operands = 200;

  static void collect(const ConditionNode& node, std::vector<const ConditionOperand*>& all) {
    for (const auto& operand : node.operands) all.push_back(&operand);
    for (const auto& child : node.children) collect(child, all);
  }

  /// Whether one expression stands in it, perhaps several times, and is compared with literals.
  static bool is_of_one(const std::vector<const ConditionOperand*>& operands) {
    const ConditionOperand* first = nullptr;
    for (const auto* const operand : operands) {
      if (!operand->expression) continue;
      if (first != nullptr && operand->text != first->text) return false;
      first = operand;
    }
    return first != nullptr;
  }

  /// Of the children that are about one expression, those about the same together.
  static std::optional<bool> of_groups(const ConditionNode& node) {
    const bool decisive = node.kind == Kind::Or;
    std::map<std::string, ConditionNode> groups;
    for (const auto& child : node.children) {
      if (of(child) == decisive) return decisive;
      std::vector<const ConditionOperand*> operands;
      collect(child, operands);
      if (!is_of_one(operands)) continue;
      const auto named = std::find_if(operands.begin(), operands.end(),
                                      [](const auto* one) { return one->expression.has_value(); });
      auto& group = groups[(*named)->text];
      group.kind = node.kind;
      group.children.push_back(child);
    }
    if (groups.size() < 2 && (groups.empty() || is_all_of(groups.begin()->second, node))) {
      return std::nullopt;
    }
    for (const auto& [text, group] : groups) {
      if (of(group) == decisive) return decisive;
    }
    return std::nullopt;
  }

  static bool is_all_of(const ConditionNode& group, const ConditionNode& node) {
    return group.children.size() == node.children.size();
  }

  /// A value of every kind, and on either side of each literal; the first is absent.
  static std::vector<JsonValue> values_for(const std::vector<const ConditionOperand*>& operands) {
    std::vector<JsonValue> all{nullptr};
    for (const char* const text : {"null", "true", "false", "\"\"", "\"a\"", "[]", "[1]", "{}",
                                   "{\"a\": 1}", "0", "1", "-1e300", "1e300", "\"~~~~\""}) {
      all.push_back(json_value(json::parse(text)));
    }
    std::vector<double> numbers;
    for (const auto* const operand : operands) {
      if (operand->expression) continue;
      all.push_back(operand->literal);
      add_beside(*operand->literal, all, numbers);
    }
    std::sort(numbers.begin(), numbers.end());
    for (std::size_t i = 1; i < numbers.size(); ++i) {
      all.push_back(json_value((numbers[i - 1] + numbers[i]) / 2));
    }
    return all;
  }

  static void add_beside(const json& literal, std::vector<JsonValue>& all,
                         std::vector<double>& numbers) {
    if (literal.is_number()) {
      const auto number = literal.get<double>();
      numbers.push_back(number);
      for (const double other : {number - 1, number + 1}) all.push_back(json_value(other));
      all.push_back(json_value(literal.dump()));
    } else if (literal.is_string()) {
      const auto& text = literal.get_ref<const std::string&>();
      all.push_back(json_value(text + "!"));
      if (text.empty()) return;
      all.push_back(json_value(text.substr(0, text.size() - 1)));
      if (auto number = number_in(text)) add_beside(*number, all, numbers);
    }
  }

  static std::optional<bool> outcome(const ConditionNode& node,
                                     const std::vector<JsonValue>& values) {
    const bool first = holds(node, values.front());
    const bool is_constant = std::all_of(values.begin(), values.end(), [&](const JsonValue& value) {
      return holds(node, value) == first;
    });
    return is_constant ? std::make_optional(first) : std::nullopt;
  }

  static bool holds(const ConditionNode& node, const JsonValue& value) {
    const auto inner = [&](const ConditionNode& child) { return holds(child, value); };
    const auto operand = [&](std::size_t index) {
      const auto& one = node.operands[index];
      return one.expression ? value.get() : one.literal.get();
    };
    switch (node.kind) {
      case Kind::Or:
        return std::any_of(node.children.begin(), node.children.end(), inner);
      case Kind::And:
        return std::all_of(node.children.begin(), node.children.end(), inner);
      case Kind::Not:
        return !holds(node.children.front(), value);
      case Kind::Compare:
        return compare(*node.comparison, operand(0), operand(1));
      default:
        return is_truthy(operand(0));
    }
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
