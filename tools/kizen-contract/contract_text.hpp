#pragma once

#include <kizen/check.hpp>
#include <string>

namespace kizen_tool {

/// What a contract is, what in it is not checked, and what `explain` may be asked of.
std::string contract_text(const kizen::Checker& checker);

}  // namespace kizen_tool
