#pragma once

#include <algorithm>
#include <string>
#include <variant>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "status_outcome.hpp"
#include "value_origin.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a number is written that lets at most one item be.
inline bool is_at_most_one(const json& value) {
  return value.is_number() && value.get<double>() <= 1;
}

/// Whether a schema limits a list or a count to one, wherever in it; an expression may.
inline bool limits_to_one(const json& schema) {
  if (schema.is_array()) return std::any_of(schema.begin(), schema.end(), limits_to_one);
  if (!schema.is_object()) return false;
  const auto limits = [](const auto& member) {
    const auto& value = member.value();
    const bool is_limit =
        member.key() == "maxItems" || member.key() == "const" || member.key() == "maximum";
    const bool may = value.is_string() && starts_with(value.template get<std::string>(), "$") &&
                     !starts_with(value.template get<std::string>(), "$response");
    return is_limit ? is_at_most_one(value) || may : limits_to_one(value);
  };
  return std::any_of(schema.items().begin(), schema.items().end(), limits);
}

/// Looks for checks of one response by which its list holds at most one item.
class ListLength {
 public:
  /// @param sent the step whose response it is
  ListLength(const Step& sent, const Standpoint& from) : sent_(sent), from_(from) {}

  bool is_pinned() const {
    const auto& step = *from_.step;
    if (from_.answer != nullptr && pins(*from_.answer)) return true;
    return std::any_of(step.expectations.begin(), step.expectations.end(),
                       [this](const Expectation& one) { return pins(one); }) ||
           std::any_of(step.criteria.begin(), step.criteria.end(),
                       [this](const Criterion& one) { return pins(one); });
  }

 private:
  bool pins(const OpenAnswer& answer) const {
    return std::any_of(answer.expectations.begin(), answer.expectations.end(),
                       [this](const Expectation& one) { return pins(one); });
  }

  bool pins(const Expectation& expectation) const {
    if (expectation.kind == Expectation::Kind::Open) {
      return std::all_of(expectation.answers.begin(), expectation.answers.end(),
                         [this](const OpenAnswer& one) { return pins(one); });
    }
    const auto origin = origin_of(expectation.context, from_);
    if (!origin || origin->step != &sent_) return false;
    if (expectation.kind == Expectation::Kind::Schema) return limits_to_one(*expectation.value);
    return expectation.kind == Expectation::Kind::Equals && is_count(*origin) &&
           is_at_most_one(*expectation.value);
  }

  bool pins(const Criterion& criterion) const {
    const auto* const condition = std::get_if<Condition>(&criterion.condition);
    return condition != nullptr && pins(StatusOutcome(*condition).root());
  }

  bool pins(const ConditionNode& node) const {
    if (node.kind == ConditionNode::Kind::And) {
      return std::any_of(node.children.begin(), node.children.end(),
                         [this](const ConditionNode& child) { return pins(child); });
    }
    if (node.kind != ConditionNode::Kind::Compare) return false;
    const auto& left = node.operands[0];
    const auto& right = node.operands[1];
    switch (*node.comparison) {
      case Comparison::Equal:
        return pins(left, right, 1) || pins(right, left, 1);
      case Comparison::LessOrEqual:
        return pins(left, right, 1);
      case Comparison::Less:
        return pins(left, right, 2);
      default:
        return false;
    }
  }

  bool pins(const ConditionOperand& count, const ConditionOperand& bound, double most) const {
    if (!count.expression || bound.expression || !bound.literal->is_number()) return false;
    auto origin = origin_of(*count.expression, from_);
    return origin && origin->step == &sent_ && is_count(*origin) &&
           bound.literal->get<double>() <= most;
  }

  /// Whether a value stands beside the list, and is not one of its items.
  static bool is_count(const ValueOrigin& origin) {
    return std::none_of(origin.path.begin(), origin.path.end(),
                        [](const PathStep& step) { return step.leads_into_list(); });
  }

  const Step& sent_;
  Standpoint from_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
