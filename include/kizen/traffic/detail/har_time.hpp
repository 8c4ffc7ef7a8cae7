#pragma once

#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A moment in UTC as `2026-01-31T08:30:00.250Z`. @see ISO 8601
inline std::string millisecond_text(std::chrono::system_clock::time_point moment) {
  using std::chrono::milliseconds;
  const auto since = std::chrono::duration_cast<milliseconds>(moment.time_since_epoch()).count();
  const auto seconds = static_cast<std::time_t>(since / 1000);
  std::tm parts = {};
  gmtime_r(&seconds, &parts);
  char text[32];
  const auto size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
  char fraction[8];
  std::snprintf(fraction, sizeof fraction, ".%03dZ", static_cast<int>(since % 1000));
  return std::string(text, size) + fraction;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
