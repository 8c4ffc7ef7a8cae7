#pragma once

#include <string>

namespace kizen_tool {

/// The text of suites/smoke.arazzo.yaml, which the build puts into this program.
std::string smoke_suite_text();

}  // namespace kizen_tool
