#pragma once

#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads `soft: true` or `severity: warn`, of which a node has at most one.
///
/// @param weighed has the members `soft` and `warns`
template <class Weighed>
void read_weight(const SuiteDocument& document, const Node& node, Weighed& weighed) {
  weighed.soft = document.flag(node, "soft");
  const auto severity = document.optional_text(node, "severity");
  weighed.warns = !severity.empty();
  if (weighed.warns && severity != "warn") {
    document.refuse(node.place / "severity", "kind", "'severity' is '" + severity + "'",
                    "write warn, or leave it out");
  }
  if (weighed.soft && weighed.warns) {
    document.refuse(node.place, "criterion", "it says soft and severity",
                    "give at most one of them");
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
