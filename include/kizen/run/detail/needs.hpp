#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "../plan.hpp"
#include "done_workflows.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The workflows whose steps a case waits for, without a dependency of its workflow.
inline std::set<WorkflowKey> awaited_workflows(const PlannedCase& planned) {
  std::set<WorkflowKey> all;
  for (const auto& called : reached_workflows({planned.suite, planned.workflow}, Reach::Calls)) {
    for (const auto& step : called.workflow->steps) {
      for (const auto& reference : step.depends_on) {
        if (reference.workflow.empty()) continue;
        const auto awaited = called.suite->called(reference.workflow);
        all.insert(key_of(*awaited.suite, *awaited.workflow));
      }
    }
  }
  return all;
}

/// What the cases of a plan need of one another, by their places in it.
class Needs {
 public:
  /// @param planned dependencies come before their dependents
  explicit Needs(const std::vector<PlannedCase>& planned) {
    for (std::size_t i = 0; i < planned.size(); ++i) {
      const auto key = key_of(*planned[i].suite, *planned[i].workflow);
      if (workflows_.count(key) == 0) add(key, planned[i]);
      keys_.push_back(key);
      workflows_[key].cases.push_back(i);
    }
  }

  std::size_t size() const { return keys_.size(); }
  const WorkflowKey& key(std::size_t index) const { return keys_[index]; }

  /// The workflows that must stay open for a case, those included on which its dependencies depend.
  const std::set<WorkflowKey>& open_for(std::size_t index) const {
    return workflows_.at(keys_[index]).open;
  }

  /// The workflows of which all cases must have ended before a case begins.
  const std::set<WorkflowKey>& before(std::size_t index) const {
    return workflows_.at(keys_[index]).before;
  }

  const std::vector<std::size_t>& cases_of(const WorkflowKey& key) const {
    return workflows_.at(key).cases;
  }

 private:
  struct Planned {
    std::set<WorkflowKey> open = {};
    std::set<WorkflowKey> before = {};
    std::vector<std::size_t> cases = {};
  };

  void add(const WorkflowKey& key, const PlannedCase& planned) {
    Planned own;
    for (const auto& dependency : dependencies_of({planned.suite, planned.workflow})) {
      const auto needed = key_of(*dependency.called.suite, *dependency.called.workflow);
      own.open.insert(needed);
      const auto& further = workflows_.at(needed).open;
      own.open.insert(further.begin(), further.end());
    }
    own.before = own.open;
    for (const auto& awaited : awaited_workflows(planned)) {
      if (workflows_.count(awaited) > 0) own.before.insert(awaited);
    }
    workflows_.emplace(key, std::move(own));
  }

  std::vector<WorkflowKey> keys_;
  std::map<WorkflowKey, Planned> workflows_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
