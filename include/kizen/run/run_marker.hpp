#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Lower-case letters and digits that no other call gives: they stand in the name of all that one run
/// makes, so that it can be found.
///
/// ```cpp
/// #include <kizen/run/run_marker.hpp>
/// #include <cassert>
///
/// const auto marker = kizen::make_run_marker();
/// assert(marker.substr(0, 2) == "kc" && marker.back() == 'x');
/// assert(marker != kizen::make_run_marker());
/// ```
inline std::string make_run_marker() {
  static constexpr char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
  std::random_device source;
  std::string text = "kc";
  for (auto rest = (std::uint64_t{source()} << 32U) | source(); rest > 0; rest /= 36) {
    text += digits[rest % 36];
  }
  return text + "x";
}

}  // namespace KIZEN_ABI
}  // namespace kizen
