#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../expression.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A stretch of a string: an expression to be replaced, or text that stays.
struct TextPart {
  std::string literal = {};
  std::optional<Expression> expression = {};
};

/// A string taken apart at each `{$...}` whose inside is an expression.
inline std::vector<TextPart> parts_of(std::string_view text) {
  std::vector<TextPart> parts;
  std::string literal;
  while (!text.empty()) {
    const auto open = text.find("{$");
    literal += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto close = text.find_first_of("{}", open + 1);
    const bool is_closed = close != std::string_view::npos && text[close] == '}';
    auto inside = is_closed ? Expression::parse(text.substr(open + 1, close - open - 1))
                            : std::optional<Expression>();
    if (!inside) {
      literal += '{';
      text.remove_prefix(open + 1);
      continue;
    }
    if (!literal.empty()) parts.push_back({std::exchange(literal, {}), {}});
    parts.push_back({{}, std::move(inside)});
    text.remove_prefix(close + 1);
  }
  if (!literal.empty()) parts.push_back({std::move(literal), {}});
  return parts;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
