#include "rule_text.hpp"

#include <fmt/format.h>

namespace kizen_tool {

std::string rule_text(const kizen::Rule& rule) {
  return fmt::format("{}\n  {}\n  broken by  {}\n  since      {}\n", rule.id, rule.meaning,
                     rule.breaks, rule.since);
}

}  // namespace kizen_tool
