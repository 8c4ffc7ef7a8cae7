#include "today.hpp"

#include <chrono>
#include <ctime>

namespace kizen_tool {

kizen::Date today() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  return {parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
}

}  // namespace kizen_tool
