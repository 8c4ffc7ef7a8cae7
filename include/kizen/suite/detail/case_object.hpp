#pragma once

#include <nlohmann/json.hpp>

#include "../workflow.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one case, wherever lists of them stand.
inline Case case_object(const SuiteDocument& document, const Node& node) {
  document.demand_shape(node, shapes().case_of_workflow);
  Case one;
  one.place = node.place;
  document.attempt([&] { one.skip = document.reason(node, "skip"); });
  document.attempt([&] { one.xfail = document.reason(node, "xfail"); });
  document.attempt([&] {
    for (const auto& input : document.members(node, "inputs")) {
      one.inputs[input.place.tokens().back()] = document.value(input);
    }
  });
  one.name = document.text(node, "name");
  if (one.name.empty()) {
    document.refuse(node.place / "name", "name", "the case has an empty name", "name it");
  }
  return one;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
