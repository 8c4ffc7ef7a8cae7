#pragma once

#include <arpa/inet.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// An IPv4 or IPv6 address.
struct IpAddress {
  std::array<unsigned char, 16> bytes = {};
  std::size_t size = 0;  ///< in bytes, 4 or 16

  static std::optional<IpAddress> parse(std::string_view text) {
    IpAddress address;
    const std::string terminated(text);
    if (inet_pton(AF_INET, terminated.c_str(), address.bytes.data()) == 1) {
      address.size = 4;
    } else if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1) {
      address.size = 16;
    } else {
      return std::nullopt;
    }
    return address;
  }

  /// Whether the first `bits` bits are the same.
  bool shares(const IpAddress& other, std::size_t bits) const {
    if (size != other.size || bits > size * 8) return false;
    const auto whole = bits / 8;
    for (std::size_t i = 0; i < whole; ++i) {
      if (bytes.at(i) != other.bytes.at(i)) return false;
    }
    if (bits % 8 == 0) return true;
    const auto shift = 8 - bits % 8;
    return bytes.at(whole) >> shift == other.bytes.at(whole) >> shift;
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
