#pragma once

#include <kizen/core/rule.hpp>
#include <string>

namespace kizen_tool {

/// The entry of a rule: what it means, a message that breaks it, since when.
std::string rule_text(const kizen::Rule& rule);

}  // namespace kizen_tool
