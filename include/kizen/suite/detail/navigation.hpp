#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../contract.hpp"
#include "../../contract/detail/json_child.hpp"
#include "../../core/json_pointer.hpp"
#include "../expression.hpp"
#include "expression_parser.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The place that `.member` and `[n]` lead to.
inline std::optional<JsonPointer> navigation(std::string_view text) {
  JsonPointer path;
  while (!text.empty()) {
    const bool is_index = text.front() == '[';
    if (!is_index && text.front() != '.') return std::nullopt;
    text.remove_prefix(1);
    const auto end = std::min(text.find_first_of(is_index ? "]" : ".["), text.size());
    const std::string token(text.substr(0, end));
    if (is_index ? end == text.size() || !array_index(token) : token.empty()) return std::nullopt;
    path = std::move(path) / std::string_view(token);
    text.remove_prefix(is_index ? end + 1 : end);
  }
  return path;
}

/// An expression, and where to go from its value.
struct NavigatedExpression {
  Expression base;
  JsonPointer navigation;
};

/// The longest expression that a text begins with, if the rest leads on from it.
inline std::optional<NavigatedExpression> navigated_expression(std::string_view text) {
  static constexpr std::size_t longest = 1000;
  if (text.size() > longest) return std::nullopt;
  for (auto size = text.size(); size > 0; --size) {
    auto base = ExpressionParser(text.substr(0, size)).parse();
    auto path = base ? navigation(text.substr(size)) : std::nullopt;
    if (path) return NavigatedExpression{std::move(*base), std::move(*path)};
  }
  return std::nullopt;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
