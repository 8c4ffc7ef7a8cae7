#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../condition.hpp"
#include "../criterion.hpp"
#include "../step.hpp"
#include "condition_parser.hpp"
#include "condition_values.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What a condition comes to, as far as literals and the status decide; nothing where they do not.
class StatusOutcome {
 public:
  explicit StatusOutcome(const Condition& condition)
      : root_(ConditionParser(condition.text()).parse()) {}

  std::optional<bool> at(int status) const { return outcome(root_, status); }

  const ConditionNode& root() const { return root_; }

 private:
  using Kind = ConditionNode::Kind;

  static std::optional<bool> outcome(const ConditionNode& node, int status) {
    switch (node.kind) {
      case Kind::Or:
        return joined(node, status, true);
      case Kind::And:
        return joined(node, status, false);
      case Kind::Not: {
        const auto inner = outcome(node.children.front(), status);
        return inner ? std::make_optional(!*inner) : std::nullopt;
      }
      case Kind::Compare:
        return comparison(node, status);
      default: {
        const auto value = known(node.operands[0], status);
        return value ? std::make_optional(is_truthy(&*value)) : std::nullopt;
      }
    }
  }

  /// @param decisive what one child comes to for the whole to come to it: true of Or, false of And
  static std::optional<bool> joined(const ConditionNode& node, int status, bool decisive) {
    bool all_known = true;
    for (const auto& child : node.children) {
      const auto inner = outcome(child, status);
      if (inner == decisive) return decisive;
      all_known = all_known && inner.has_value();
    }
    return all_known ? std::make_optional(!decisive) : std::nullopt;
  }

  static std::optional<bool> comparison(const ConditionNode& node, int status) {
    const auto& left = node.operands[0];
    const auto& right = node.operands[1];
    const auto a = known(left, status);
    const auto b = known(right, status);
    if (a && b) return compare(*node.comparison, &*a, &*b);
    const bool is_same = left.expression && right.expression && left.text == right.text;
    return is_same ? of_itself(*node.comparison) : std::nullopt;
  }

  /// What a value compared with itself comes to; it may be absent, or have no order.
  static std::optional<bool> of_itself(Comparison comparison) {
    if (comparison == Comparison::Equal) return true;
    const bool may_hold =
        comparison == Comparison::LessOrEqual || comparison == Comparison::GreaterOrEqual;
    return may_hold ? std::nullopt : std::make_optional(false);
  }

  static std::optional<json> known(const ConditionOperand& operand, int status) {
    if (!operand.expression) return *operand.literal;
    const bool is_status = operand.expression->root == Expression::Root::StatusCode;
    return is_status && operand.navigation.empty() ? std::make_optional(json(status))
                                                   : std::nullopt;
  }

  ConditionNode root_;
};

/// The statuses of which a condition may hold. Those of another kind may hold of any.
inline std::vector<int> possible_statuses(std::vector<int> statuses, const Criterion& criterion) {
  const auto* const condition = std::get_if<Condition>(&criterion.condition);
  if (condition == nullptr) return statuses;
  const StatusOutcome outcome(*condition);
  const auto fails = [&](int status) { return outcome.at(status) == false; };
  statuses.erase(std::remove_if(statuses.begin(), statuses.end(), fails), statuses.end());
  return statuses;
}

inline std::vector<int> all_statuses() {
  std::vector<int> all;
  for (int status = 100; status < 600; ++status) all.push_back(status);
  return all;
}

/// The statuses of which the criteria of a step may all hold.
inline std::vector<int> possible_statuses(const Step& step) {
  auto statuses = all_statuses();
  for (const auto& criterion : step.criteria) {
    if (!criterion.warns) statuses = possible_statuses(std::move(statuses), criterion);
  }
  return statuses;
}

/// Whether a step can only be met by an answer of 400 or above.
inline bool expects_refusal(const Step& step) {
  const auto statuses = possible_statuses(step);
  return std::all_of(statuses.begin(), statuses.end(), [](int status) { return status >= 400; });
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
