#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "../../core/version.hpp"
#include "i_regexp_reader.hpp"
#include "regex.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// An I-Regexp, ready to match.
struct IRegexp {
  std::optional<Regex> regex = {};  ///< nothing where the text is no I-Regexp
  bool is_too_large = false;        ///< for linear time and bounded memory; then there is no regex
};

/// @see RFC 9485
inline IRegexp compile_i_regexp(std::string_view text) {
  static constexpr std::size_t memory = std::size_t{8} << 20U;
  IRegexpReader reader(text);
  const auto words = reader.to_re2();
  if (!words) return {std::nullopt, reader.is_too_large()};
  auto compiled = Regex::compile(*words, memory);
  if (auto* const regex = std::get_if<Regex>(&compiled)) return {std::move(*regex)};
  return {std::nullopt, true};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
