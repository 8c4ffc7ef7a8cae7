#pragma once

#include <string>
#include <vector>

#include "../../contract.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The complaint about a reference to a component that is not there.
[[noreturn]] inline void refuse_component(const SuiteDocument& document, const Node& item,
                                          const std::string& text, const std::string& kind) {
  std::vector<std::string> known;
  const auto components = document.optional(document.root(), "components", json::value_t::object);
  if (components.value != nullptr) {
    for (const auto& member : document.members(components, kind)) {
      known.push_back("$components." + kind + "." + member.place.tokens().back());
    }
  }
  document.refuse_name(item.place / "reference", "reference", "nothing is at '" + text + "'", text,
                       known);
}

/// What a Reusable Object refers to.
///
/// @param kind member of `components` that must have it, such as `parameters`
inline Node component(const SuiteDocument& document, const Node& item, const std::string& kind) {
  const auto text = document.text(item, "reference");
  const auto prefix = "$components." + kind + ".";
  if (starts_with(text, prefix)) {
    const auto place = JsonPointer() / "components" / kind / text.substr(prefix.size());
    if (const auto* const found = json_at(*document.root().value, place)) return {found, place};
  }
  refuse_component(document, item, text, kind);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
