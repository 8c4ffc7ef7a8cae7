#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The end of what stands in quotes from `begin` on; the end of the text where they are not closed.
inline std::size_t end_of_quoted(std::string_view text, std::size_t begin) {
  for (auto i = begin + 1; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == text[begin])
      return i + 1;
  }
  return text.size();
}

inline std::size_t end_of_name(std::string_view text, std::size_t begin) {
  auto end = begin;
  while (end < text.size() &&
         (is_alphanumeric(text[end]) || text[end] == '_' || text[end] == '-')) {
    ++end;
  }
  return end;
}

/// A JSONPath in which names with hyphens behind a dot, which the examples of Overlay have and
/// RFC 9535 has not, stand in brackets: `@.x-a.b` becomes `@['x-a'].b`.
inline std::string with_quoted_names(std::string_view path) {
  std::string quoted;
  for (std::size_t i = 0; i < path.size();) {
    const bool is_quote = path[i] == '\'' || path[i] == '"';
    auto end = is_quote ? end_of_quoted(path, i) : i + 1;
    if (path[i] == '.') {
      end = end_of_name(path, i + 1);
      const auto name = path.substr(i + 1, end - i - 1);
      if (name.find('-') != std::string_view::npos) {
        if (!quoted.empty() && quoted.back() == '.') quoted += '.';
        quoted += "['" + std::string(name) + "']";
        i = end;
        continue;
      }
    }
    quoted += path.substr(i, end - i);
    i = end;
  }
  return quoted;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
