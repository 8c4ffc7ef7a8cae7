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

/// A sentence as a person can read it: without control characters, not endless, and what it has in
/// single quotes cut where it is long.
inline std::string readable(std::string_view sentence) {
  static constexpr std::size_t longest = 2000;
  static constexpr std::size_t longest_quote = 160;
  std::string all;
  bool is_quoted = false;
  bool is_first = true;
  for (const auto part : split(sentence, '\'')) {
    const bool is_apostrophe = !is_quoted && !all.empty() && is_alphanumeric(all.back());
    if (!is_first) all += '\'';
    is_quoted = !is_first && !is_quoted && !is_apostrophe;
    const bool is_long = is_quoted && part.size() > longest_quote;
    all += printable_lines(is_long ? shortened(std::string(part), shown_bytes) : std::string(part));
    is_first = false;
  }
  return shortened(std::move(all), longest);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
