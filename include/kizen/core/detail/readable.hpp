#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json_shown.hpp"
#include "text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A text with every control character but line ends escaped.
inline std::string printable_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (const auto line : split(text, '\n')) lines.push_back(printable(line));
  std::string all = lines.front();
  for (std::size_t i = 1; i < lines.size(); ++i) all += "\n" + lines[i];
  return all;
}

/// A sentence as a person can read it: without control characters, and what it has in single quotes
/// cut where it is long.
inline std::string readable(std::string_view sentence) {
  static constexpr std::size_t longest_quote = 160;
  static constexpr std::size_t longest_rest = 1000;
  const auto parts = split(sentence, '\'');
  std::string all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_quoted = i % 2 == 1;
    const bool is_long = parts[i].size() > (is_quoted ? longest_quote : longest_rest);
    std::string part(parts[i]);
    if (is_long) part = shortened(std::move(part), is_quoted ? shown_bytes : longest_rest);
    all += (i > 0 ? "'" : "") + printable_lines(part);
  }
  return all;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
