#pragma once

#include <kizen/core/date.hpp>

namespace kizen_tool {

/// The day in UTC, which decides what has expired.
kizen::Date today();

}  // namespace kizen_tool
