#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/utf8.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "json_order.hpp"
#include "json_path_budget.hpp"
#include "json_path_patterns.hpp"
#include "json_path_query.hpp"
#include "json_path_walk.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A value that a part of a filter stands for, or Nothing. @see RFC 9535, 2.4.1, ValueType
class JsonPathValue {
 public:
  JsonPathValue() = default;
  explicit JsonPathValue(const json* part) : part_(part) {}
  explicit JsonPathValue(std::size_t number) : made_(number) {}

  /// Null for Nothing.
  const json* get() const { return made_ ? &*made_ : part_; }

 private:
  const json* part_ = nullptr;  ///< of the whole or the query
  std::optional<json> made_;    ///< by a function
};

/// How many characters a text has. @see RFC 9535, 2.4.4
inline std::size_t character_count(const std::string& text) {
  const auto inner = std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
  });
  return text.size() - static_cast<std::size_t>(inner);
}

/// Decides conditions of filters for one value. Functions are named for the rules of the grammar.
///
/// @see RFC 9535, 2.3.5.2 and 2.4
class JsonPathFilter {
 public:
  JsonPathFilter(const json& current, JsonPathContext& context)
      : current_(current), context_(context) {}

  bool logical_or_expr(const JsonPathOrExpr& expr) {
    return std::any_of(expr.any.begin(), expr.any.end(),
                       [&](const JsonPathAndExpr& all) { return logical_and_expr(all); });
  }

 private:
  bool logical_and_expr(const JsonPathAndExpr& all) {
    return std::all_of(all.begin(), all.end(),
                       [&](const JsonPathBasicExpr& one) { return basic_expr(one); });
  }

  bool basic_expr(const JsonPathBasicExpr& basic) {
    context_.budget.spend(1);
    return std::visit([&](const auto& expr) { return decide(expr); }, basic.expr) !=
           basic.is_negated;
  }

  bool decide(const JsonPathOrExpr& expr) { return logical_or_expr(expr); }

  bool decide(const JsonPathTestExpr& expr) {
    if (const auto* const query = std::get_if<JsonPathQuery>(&expr.tested.expr)) {
      return !nodelist(*query).empty();
    }
    return matches(std::get<JsonPathFunctionExpr>(expr.tested.expr));
  }

  bool decide(const JsonPathComparisonExpr& expr) {
    const auto left = value_of(expr.left);
    const auto right = value_of(expr.right);
    const auto* const a = left.get();
    const auto* const b = right.get();
    switch (expr.op) {
      case JsonPathComparisonOp::Equal:
        return equal(a, b);
      case JsonPathComparisonOp::NotEqual:
        return !equal(a, b);
      case JsonPathComparisonOp::Less:
        return less(a, b);
      case JsonPathComparisonOp::Greater:
        return less(b, a);
      case JsonPathComparisonOp::AtMost:
        return less(a, b) || equal(a, b);
      case JsonPathComparisonOp::AtLeast:
        return less(b, a) || equal(a, b);
    }
    return false;
  }

  /// @see RFC 9535, 2.3.5.2.2
  bool equal(const json* a, const json* b) {
    if (a == nullptr || b == nullptr) return a == b;
    return same_json(*a, *b, [&](const auto& looked_at) { context_.budget.spend_on(looked_at); });
  }

  bool less(const json* a, const json* b) {
    if (a == nullptr || b == nullptr) return false;
    if (a->is_number() && b->is_number()) return number_order(*a, *b) < 0;
    if (!a->is_string() || !b->is_string()) return false;
    context_.budget.spend_on(*a);
    return a->get_ref<const std::string&>() < b->get_ref<const std::string&>();
  }

  JsonPathValue value_of(const JsonPathOperand& operand) {
    if (const auto* const literal = std::get_if<JsonPathLiteral>(&operand.expr)) {
      return JsonPathValue(&literal->value);
    }
    if (const auto* const query = std::get_if<JsonPathQuery>(&operand.expr)) {
      return JsonPathValue(singular_query(*query));
    }
    return value_of(std::get<JsonPathFunctionExpr>(operand.expr));
  }

  JsonPathValue value_of(const JsonPathFunctionExpr& function) {
    const auto& argument = function.arguments.front();
    if (function.function->name == JsonPathFunction::Name::Length)
      return length(value_of(argument));
    const auto nodes = nodelist(std::get<JsonPathQuery>(argument.expr));
    if (function.function->name == JsonPathFunction::Name::Count)
      return JsonPathValue(nodes.size());
    return nodes.size() == 1 ? JsonPathValue(nodes.front().value) : JsonPathValue();
  }

  /// @see RFC 9535, 2.4.4
  JsonPathValue length(const JsonPathValue& value) {
    const auto* const one = value.get();
    if (one == nullptr) return JsonPathValue();
    if (one->is_structured()) return JsonPathValue(one->size());
    if (!one->is_string()) return JsonPathValue();
    context_.budget.spend_on(*one);
    return JsonPathValue(character_count(one->get_ref<const std::string&>()));
  }

  /// @see RFC 9535, 2.4.6 and 2.4.7
  bool matches(const JsonPathFunctionExpr& function) {
    const auto text = value_of(function.arguments.front());
    const auto pattern = value_of(function.arguments.back());
    const auto* const where = text.get();
    const auto* const what = pattern.get();
    if (where == nullptr || what == nullptr) return false;
    if (!where->is_string() || !what->is_string()) return false;
    const auto& compiled = function.pattern != nullptr ? *function.pattern : pattern_of(*what);
    const bool is_whole = function.function->name == JsonPathFunction::Name::Match;
    return holds_pattern(compiled, where->get_ref<const std::string&>(), is_whole, context_.budget);
  }

  const IRegexp& pattern_of(const json& text) {
    return context_.patterns.compiled(text.get_ref<const std::string&>(), context_.budget);
  }

  /// The one node of a query of names and indices; null where there is none.
  const json* singular_query(const JsonPathQuery& query) {
    const json* value = query.is_relative ? &current_ : &context_.whole;
    for (const auto& segment : query.segments) {
      context_.budget.spend(1);
      const auto& selector = segment.selectors.front();
      const auto* const name = std::get_if<JsonPathNameSelector>(&selector);
      value = name != nullptr ? member_at(*value, name->name, context_.budget)
                              : item_at(*value, std::get<JsonPathIndexSelector>(selector).index);
      if (value == nullptr) return nullptr;
    }
    return value;
  }

  std::vector<PickedNode> nodelist(const JsonPathQuery& query) {
    return JsonPathWalk(context_, nullptr).nodelist(query, current_);
  }

  const json& current_;
  JsonPathContext& context_;
};

inline bool holds(const JsonPathOrExpr& condition, const json& current, JsonPathContext& context) {
  return JsonPathFilter(current, context).logical_or_expr(condition);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
