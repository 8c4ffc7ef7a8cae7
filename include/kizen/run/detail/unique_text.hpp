#pragma once

#include <atomic>
#include <cstdint>
#include <random>
#include <string>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Lower-case letters and digits that no other call gives, not even as a part of what it gives: random
/// a process, counted within it. Any number of threads may call it.
inline std::string unique_text() {
  static const std::uint64_t process = [] {
    std::random_device source;
    return (std::uint64_t{source()} << 32U) | source();
  }();
  static std::atomic<std::uint64_t> calls{0};
  static constexpr char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
  std::string text = "kc";
  for (auto rest = process; rest > 0; rest /= 36) text += digits[rest % 36];
  return text + "x" + std::to_string(++calls) + "z";
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
