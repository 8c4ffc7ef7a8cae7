#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "../version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How many levels of arrays and objects any JSON text that is read may have.
inline constexpr std::size_t max_depth = 512;

/// How deep the brackets of a JSON text nest, strings left aside. One pass, no recursion.
inline std::size_t bracket_depth(std::string_view text) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
