#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "../../suite/scope.hpp"
#include "../../suite/suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What a workflow on which others depend came to.
struct DoneWorkflow {
  std::string why = {};        ///< of the last of its cases that did not pass; empty: all did
  WorkflowValues values = {};  ///< of its last case
  std::set<std::string> steps = {};
};

/// The name of a workflow throughout a run.
using WorkflowKey = std::pair<std::string, std::string>;

inline WorkflowKey key_of(const Suite& suite, const Workflow& workflow) {
  return {suite.source.file, workflow.id};
}

/// The workflows of a run that are done. Any number of threads may use it; what is said of a workflow
/// is the same in whatever order its cases end.
class DoneWorkflows {
 public:
  /// Nothing where no case of the workflow has ended.
  std::optional<DoneWorkflow> of(const WorkflowKey& key) const {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = all_.find(key);
    if (found == all_.end()) return std::nullopt;
    return found->second.done;
  }

  /// Notes what a case came to.
  ///
  /// @param row which of the cases of the workflow
  void note(const WorkflowKey& key, std::size_t row, DoneWorkflow done) {
    const std::lock_guard<std::mutex> lock(mutex_);
    auto& all = all_[key];
    if (!done.why.empty() && row >= all.failed) {
      all.failed = row;
      all.done.why = std::move(done.why);
    }
    if (row < all.last) return;
    all.last = row;
    all.done.values = std::move(done.values);
    all.done.steps = std::move(done.steps);
  }

 private:
  struct Entry {
    DoneWorkflow done = {};
    std::size_t last = 0;    ///< the last row that was noted
    std::size_t failed = 0;  ///< the last that did not pass
  };

  mutable std::mutex mutex_;
  std::map<WorkflowKey, Entry> all_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
