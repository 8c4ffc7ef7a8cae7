#pragma once

#include <kizen/check/coverage.hpp>
#include <string>

namespace kizen_tool {

/// A table of what was seen of each category, and what is not part of it.
std::string coverage_text(const kizen::Coverage& coverage);

/// Every place that was not seen, by operation; empty where all were.
std::string unseen_text(const kizen::Coverage& coverage);

}  // namespace kizen_tool
