#pragma once

#include <kizen/run/stop.hpp>
#include <string>

#include "target_option.hpp"

namespace kizen_tool {

/// What to do about a run that ended early, on one line; empty where nothing can be said.
std::string advice_on(kizen::Stop stop, const TargetPlace& place);

}  // namespace kizen_tool
