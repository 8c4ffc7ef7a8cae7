#pragma once

#include <atomic>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// 128 bits as a UUID of that version.
inline std::string uuid_text(std::uint64_t high, std::uint64_t low, unsigned version) {
  high = (high & ~std::uint64_t{0xF000}) | (std::uint64_t{version} << 12);
  low = (low & 0x3FFFFFFFFFFFFFFF) | 0x8000000000000000;
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (int nibble = 0; nibble < 32; ++nibble) {
    if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20) text += '-';
    const auto half = nibble < 16 ? high : low;
    text += digits[(half >> (60 - 4 * (nibble % 16))) & 0xF];
  }
  return text;
}

/// Spreads every bit of `seed` over the whole result (the finisher of splitmix64).
constexpr std::uint64_t mixed(std::uint64_t seed) {
  seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
  seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EB;
  return seed ^ (seed >> 31);
}

/// The same UUID for the same text, in every run and on every machine.
inline std::string uuid_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return uuid_text(mixed(hash), mixed(hash + 0x9E3779B97F4A7C15), 8);
}

/// New UUIDs without end; any number of threads may ask.
class UuidSource {
 public:
  std::string next() {
    const auto count = count_.fetch_add(1, std::memory_order_relaxed) * 0x9E3779B97F4A7C15;
    return uuid_text(mixed(high_ + count), mixed(low_ + count), 4);
  }

 private:
  static std::uint64_t random_bits() {
    std::random_device device;
    return (std::uint64_t{device()} << 32) | device();
  }

  std::uint64_t high_ = random_bits();
  std::uint64_t low_ = random_bits();
  std::atomic<std::uint64_t> count_{1};
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
