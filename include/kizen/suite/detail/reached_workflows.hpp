#pragma once

#include <algorithm>
#include <vector>

#include "../suite.hpp"
#include "calls.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Which workflows count as reached.
enum class Reach {
  Calls,        ///< those that are called, by steps, actions or teardown
  Dependencies  ///< those too that must have been run before
};

inline void add_reached(const CalledWorkflow& called, Reach reach,
                        std::vector<CalledWorkflow>& all) {
  if (called.workflow == nullptr) return;
  const bool known = std::any_of(all.begin(), all.end(), [&](const CalledWorkflow& one) {
    return one.workflow == called.workflow;
  });
  if (known) return;
  all.push_back(called);
  const auto follow = [&](const WorkflowReference& name) {
    add_reached(called.suite->called(name), reach, all);
  };
  for_each_call(*called.workflow,
                [&](const WorkflowReference& name, const auto&) { follow(name); });
  if (reach == Reach::Dependencies) {
    for (const auto& name : called.workflow->depends_on) follow(name);
  }
}

/// A workflow and all that it can reach, each once, before those that it reaches itself.
inline std::vector<CalledWorkflow> reached_workflows(const CalledWorkflow& start, Reach reach) {
  std::vector<CalledWorkflow> all;
  add_reached(start, reach, all);
  return all;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
