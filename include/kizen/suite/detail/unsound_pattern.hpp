#pragma once

#include <string>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What is wrong with a pattern of a JSONPath that is no I-Regexp.
inline std::string unsound_pattern_problem(const std::string& pattern) {
  return "the pattern '" + pattern + "' is no I-Regexp, so it matches nothing";
}

/// What to do about it.
inline constexpr const char* unsound_pattern_fix =
    "write it in the words of RFC 9485: without \\d, \\w, \\b, (?...) and lazy repeats; use [0-9]";

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
