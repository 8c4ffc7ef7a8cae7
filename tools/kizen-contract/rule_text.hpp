#pragma once

#include <kizen/core/rule.hpp>
#include <kizen/suite/lint_rule.hpp>
#include <string>

namespace kizen_tool {

/// The entry of a rule: what it means, a message that breaks it, since when.
std::string rule_text(const kizen::Rule& rule);

/// The entry of a rule of `lint`: how it weighs, what should be, and what it finds.
std::string rule_text(const kizen::LintRule& rule);

}  // namespace kizen_tool
