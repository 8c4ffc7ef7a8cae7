#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "../version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

constexpr std::uint64_t hash_mixed(std::uint64_t hash, std::uint64_t more) {
  hash = (hash ^ more) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 32U);
}

/// A hash of a text: eight bytes at a time. Only ever a reason to compare the texts themselves.
inline std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size();
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + i, 8);
    hash = hash_mixed(hash, bytes);
  }
  std::uint64_t rest = 0;
  for (; i < text.size(); ++i) rest = (rest << 8U) | static_cast<unsigned char>(text[i]);
  return hash_mixed(hash, rest);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
