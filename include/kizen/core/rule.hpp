#pragma once

#include <array>
#include <ostream>
#include <string_view>

#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A promise that a message can break, under a stable id.
struct Rule {
  std::string_view id;       ///< `direction.part.what`, such as `response.body.schema`
  std::string_view meaning;  ///< the promise, one sentence
  std::string_view breaks;   ///< one message that breaks it
  std::string_view since;    ///< first version that checks it
};

inline std::ostream& operator<<(std::ostream& out, const Rule& rule) { return out << rule.id; }

namespace detail {

inline constexpr std::array rule_table = {
#include "detail/rules.inc"
};

}  // namespace detail

/// Every rule there is, ordered by id.
///
/// ```cpp
/// #include <kizen/core/rule.hpp>
/// #include <cassert>
///
/// assert(kizen::find_rule("response.body.schema") != nullptr);
/// assert(kizen::find_rule("response.body.shape") == nullptr);
/// assert(kizen::rules().front().since == "0.1.0");
/// ```
constexpr const auto& rules() { return detail::rule_table; }

/// The rule with that id, or null.
constexpr const Rule* find_rule(std::string_view id) {
  for (const auto& rule : rules()) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
