#include "today.hpp"

#include <ctime>

namespace kizen_tool {

kizen::Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  gmtime_r(&now, &day);
  return {day.tm_year + 1900, day.tm_mon + 1, day.tm_mday};
}

}  // namespace kizen_tool
