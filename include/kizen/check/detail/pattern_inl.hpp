#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <variant>

#include "../../path/detail/regex.hpp"
#include "ecma_pattern.hpp"
#include "pattern.hpp"
#include "pattern_error.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

KIZEN_INLINE Pattern Pattern::compile(const std::string& text) {
  static constexpr std::size_t memory = std::size_t{8} << 20U;
  auto compiled = Regex::compile(to_re2(text), memory);
  if (const auto* const problem = std::get_if<std::string>(&compiled)) {
    throw PatternError(*problem, "RE2, which matches patterns, asks for a simpler one");
  }
  return Pattern(std::get<Regex>(std::move(compiled)));
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
