#include "rule_text.hpp"

#include <fmt/format.h>

namespace kizen_tool {

std::string rule_text(const kizen::Rule& rule) {
  return fmt::format("{}\n  {}\n  broken by  {}\n  since      {}\n", rule.id, rule.meaning,
                     rule.breaks, rule.since);
}

std::string rule_text(const kizen::LintRule& rule) {
  return fmt::format("{}: {} of lint\n  {}\n  found in  {}\n", rule.id,
                     kizen::to_string(rule.severity), rule.meaning, rule.example);
}

}  // namespace kizen_tool
