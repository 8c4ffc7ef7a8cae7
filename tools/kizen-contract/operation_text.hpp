#pragma once

#include <kizen/check.hpp>
#include <string>

namespace kizen_tool {

/// What an operation promises, where each part is written, and what of it is not checked.
std::string operation_text(const kizen::Checker& checker, const kizen::Operation& operation);

}  // namespace kizen_tool
