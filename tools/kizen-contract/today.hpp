#pragma once

#include <kizen/core/date.hpp>

namespace kizen_tool {

/// The day that it is in UTC.
kizen::Date today();

}  // namespace kizen_tool
