#pragma once

#include <chrono>
#include <ctime>
#include <string>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A moment as `2026-01-31T08:30:00Z`. @see RFC 3339, 5.6
inline std::string utc_text(std::chrono::system_clock::time_point moment) {
  const auto seconds = std::chrono::system_clock::to_time_t(moment);
  std::tm parts = {};
  gmtime_r(&seconds, &parts);
  char text[32];
  const auto size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return std::string(text, size);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
