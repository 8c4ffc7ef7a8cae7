#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <list>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "../plan.hpp"
#include "workflow_runner.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The workflows on which later cases depend: they stay open until the last of those is done, and
/// torn down where that is kept open itself.
class Dependencies {
 public:
  /// @param planned outlives this
  explicit Dependencies(const std::vector<PlannedCase>& planned) : planned_(planned) {
    for (auto i = planned.size(); i-- > 0;) {
      const auto own = last_.find(key_of(*planned[i].suite, *planned[i].workflow));
      const auto needed_until = own == last_.end() ? i : own->second;
      for (const auto& dependency : dependencies_of({planned[i].suite, planned[i].workflow})) {
        auto& last = last_[key_of(*dependency.called.suite, *dependency.called.workflow)];
        last = std::max(last, needed_until);
      }
    }
  }

  /// Where a case puts its workflow to be kept open; null where no other depends on it.
  std::optional<OpenWorkflow>* place_for(std::size_t index) {
    const auto last = last_.find(key_of(*planned_[index].suite, *planned_[index].workflow));
    if (last == last_.end()) return nullptr;
    kept_.push_back({last->second, std::nullopt});
    return &kept_.back().second;
  }

  /// Takes out those on which no case after this one depends; all, where none is started. The latest
  /// comes first.
  std::vector<OpenWorkflow> finished(std::size_t index, bool is_last) {
    std::vector<OpenWorkflow> open;
    for (auto one = kept_.end(); one != kept_.begin();) {
      --one;
      if (!is_last && one->first > index) continue;
      if (one->second) open.push_back(std::move(*one->second));
      one = kept_.erase(one);
    }
    return open;
  }

 private:
  const std::vector<PlannedCase>& planned_;
  std::map<WorkflowKey, std::size_t> last_;  ///< the last case that needs it
  std::list<std::pair<std::size_t, std::optional<OpenWorkflow>>> kept_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
