#pragma once

#include <kizen/check.hpp>
#include <string>
#include <vector>

namespace kizen_tool {

/// What the operations ask that is not checked, one line each with its place: the checker's notes,
/// and bodies and values that are not read.
std::string unchecked_text(const kizen::Checker& checker,
                           const std::vector<const kizen::Operation*>& operations);

}  // namespace kizen_tool
