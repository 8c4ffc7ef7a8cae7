#pragma once

#include <set>
#include <string>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
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

/// Reads a list of cases, each of another name; what goes wrong in one is noted.
///
/// @param look at each case that could be read
template <class Look>
std::vector<Case> case_objects(const SuiteDocument& document, const std::vector<Node>& items,
                               Look look) {
  std::vector<Case> all;
  std::set<std::string> names;
  for (const auto& item : items) {
    document.attempt([&] {
      all.push_back(case_object(document, item));
      document.demand_new(names, all.back().name, item.place / "name", "the case");
      look(item);
    });
  }
  return all;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
