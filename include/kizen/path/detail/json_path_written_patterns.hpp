#pragma once

#include <string>
#include <variant>
#include <vector>

#include "json_path_query.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds the patterns that stand in a query as literals and are no I-Regexps.
class JsonPathWrittenPatterns {
 public:
  explicit JsonPathWrittenPatterns(const JsonPathQuery& query) { look_at(query); }

  std::vector<std::string> unsound = {};

 private:
  void look_at(const JsonPathQuery& query) {
    for (const auto& segment : query.segments) {
      for (const auto& selector : segment.selectors) {
        const auto* const filter = std::get_if<JsonPathFilterSelector>(&selector);
        if (filter != nullptr) look_at(filter->condition);
      }
    }
  }

  void look_at(const JsonPathOrExpr& expr) {
    for (const auto& all : expr.any) {
      for (const auto& basic : all) {
        std::visit([this](const auto& part) { look_at(part); }, basic.expr);
      }
    }
  }

  void look_at(const JsonPathComparisonExpr& expr) {
    look_at(expr.left);
    look_at(expr.right);
  }

  void look_at(const JsonPathTestExpr& expr) { look_at(expr.tested); }

  void look_at(const JsonPathOperand& operand) {
    if (const auto* const query = std::get_if<JsonPathQuery>(&operand.expr)) look_at(*query);
    const auto* const function = std::get_if<JsonPathFunctionExpr>(&operand.expr);
    if (function == nullptr) return;
    for (const auto& argument : function->arguments) look_at(argument);
    if (function->pattern == nullptr || function->pattern->regex) return;
    const auto& literal = std::get<JsonPathLiteral>(function->arguments.back().expr);
    unsound.push_back(literal.value.get<std::string>());
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
