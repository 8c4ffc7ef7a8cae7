#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "../../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Characters that follow one another. The tables are of Unicode 15.0 (tools/unicode-ranges).
struct CodePointRange {
  char32_t first;
  char32_t last;
};

inline constexpr CodePointRange protocol_valid[] = {
#include "unicode/protocol_valid.inc"
};
inline constexpr CodePointRange combining_marks[] = {
#include "unicode/combining_marks.inc"
};
inline constexpr CodePointRange viramas[] = {
#include "unicode/viramas.inc"
};
inline constexpr CodePointRange joining_before[] = {
#include "unicode/joining_before.inc"
};
inline constexpr CodePointRange joining_after[] = {
#include "unicode/joining_after.inc"
};
inline constexpr CodePointRange joining_transparent[] = {
#include "unicode/joining_transparent.inc"
};
inline constexpr CodePointRange greek_script[] = {
#include "unicode/greek.inc"
};
inline constexpr CodePointRange hebrew_script[] = {
#include "unicode/hebrew.inc"
};
inline constexpr CodePointRange japanese_scripts[] = {
#include "unicode/japanese.inc"
};

/// Whether a character is in one of the ranges, which are in order.
template <std::size_t Count>
bool is_in(const CodePointRange (&ranges)[Count], char32_t c) {
  const auto* const after =
      std::upper_bound(std::begin(ranges), std::end(ranges), c,
                       [](char32_t one, const CodePointRange& range) { return one < range.first; });
  return after != std::begin(ranges) && c <= std::prev(after)->last;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
