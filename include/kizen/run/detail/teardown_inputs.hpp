#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../suite.hpp"
#include "../../suite/detail/input_problem.hpp"
#include "call_inputs.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The first list that an input does not take which it is given; null where there is none.
inline const std::pair<const std::string, JsonValue>* list_for_one(const Workflow& called,
                                                                   const JsonValues& given) {
  const auto found = std::find_if(given.begin(), given.end(), [&](const auto& one) {
    const auto* input = called.input(one.first);
    return input != nullptr && one.second->is_array() &&
           !input_problem(*input, *one.second).empty();
  });
  return found == given.end() ? nullptr : &*found;
}

/// What an entry of a teardown gives to its workflow: once, or once for each value of a list, null
/// left out, that an input gets which takes none. There is always one, though only to tell why not.
inline std::vector<CallInputs> teardown_inputs(const Teardown& entry, const Workflow& called,
                                               const Scope& scope) {
  auto given = given_inputs(entry.parameters, scope);
  if (given.is_absent) return {given};
  const auto* const list = list_for_one(called, given.values);
  if (list == nullptr) return {given};
  std::vector<CallInputs> all;
  for (const auto& item : *list->second) {
    if (item.is_null()) continue;
    auto one = given;
    one.values[list->first] = json_value(item);
    all.push_back(std::move(one));
  }
  if (all.empty())
    all.push_back({{}, "'" + list->first + "' gets a list without a value", {}, true});
  return all;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
