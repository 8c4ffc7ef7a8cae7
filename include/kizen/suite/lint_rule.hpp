#pragma once

#include <array>
#include <ostream>
#include <string_view>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// How sure it is that a suite does not say what is meant.
enum class LintSeverity {
  Error,   ///< the suite surely does not test what it says
  Warning  ///< it may, but is misleading, fragile or holds more than it needs
};

constexpr std::string_view to_string(LintSeverity severity) {
  return severity == LintSeverity::Error ? "error" : "warning";
}

inline std::ostream& operator<<(std::ostream& out, LintSeverity severity) {
  return out << to_string(severity);
}

/// Something that no suite should do, under a stable id.
struct LintRule {
  std::string_view id;       ///< such as `unused-input`
  LintSeverity severity;     ///< of all that it finds
  std::string_view meaning;  ///< what should be, one sentence
  std::string_view example;  ///< part of a suite that it finds
};

inline std::ostream& operator<<(std::ostream& out, const LintRule& rule) { return out << rule.id; }

namespace detail {

inline constexpr std::array lint_rule_table = {
#include "detail/lint_rules.inc"
};

}  // namespace detail

/// Every rule that `lint` knows, ordered by id.
///
/// ```cpp
/// #include <kizen/suite/lint_rule.hpp>
/// #include <cassert>
///
/// assert(kizen::find_lint_rule("unused-input")->severity == kizen::LintSeverity::Warning);
/// assert(kizen::find_lint_rule("unused-inputs") == nullptr);
/// assert(kizen::lint_rules().size() > 10);
/// ```
constexpr const auto& lint_rules() { return detail::lint_rule_table; }

/// The rule with that id, or null.
constexpr const LintRule* find_lint_rule(std::string_view id) {
  for (const auto& rule : lint_rules()) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
