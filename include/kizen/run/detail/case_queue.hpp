#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "needs.hpp"
#include "open_workflow.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Gives the cases of a plan to threads, in its order, each once those that it needs have ended.
///
/// Workflows on which others depend stay open until the last of those has ended; where no other case
/// is started, until none of those is under way.
class CaseQueue {
 public:
  /// @param needs outlives this
  /// @param is_over whether no other case is to be started; once true it stays so
  CaseQueue(const Needs& needs, std::function<bool()> is_over)
      : needs_(needs), is_over_(std::move(is_over)), states_(needs.size(), State::Waiting) {
    for (std::size_t i = 0; i < needs.size(); ++i) {
      ++groups_[needs.key(i)].unfinished;
      for (const auto& key : needs.open_for(i)) ++groups_[key].dependents;
    }
  }

  /// The next case; waits where each needs another that is under way. Nothing where none is left.
  std::optional<std::size_t> take() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (true) {
      if (kept_.empty() && is_over_()) ended_ = true;  // what is kept needs a case to be told in
      if (ended_ || first_waiting() == states_.size()) return std::nullopt;
      const auto next = first_ready();
      if (next < states_.size()) {
        begin(next);
        return next;
      }
      has_changed_.wait(lock);
    }
  }

  /// Where a case puts its workflow to be kept open; null where no other depends on it.
  std::optional<OpenWorkflow>* place_for(std::size_t index) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (groups_[needs_.key(index)].dependents == 0) return nullptr;
    return &kept_[index];
  }

  /// Notes that a case has ended, once `tear_down` has closed what nobody needs after it: the latest
  /// first, and no two threads at once. Other threads go on meanwhile.
  ///
  /// @param tear_down throws nothing
  template <class TearDown>
  void finish(std::size_t index, const TearDown& tear_down) {
    std::unique_lock<std::mutex> lock(mutex_);
    note_ended(index);
    close_unneeded(lock, tear_down);
    states_[index] = State::Finished;
    --groups_[needs_.key(index)].unfinished;
    has_changed_.notify_all();
  }

  /// No other case is started.
  void end() {
    const std::lock_guard<std::mutex> lock(mutex_);
    ended_ = true;
    has_changed_.notify_all();
  }

  /// Ends it, and closes what no case that ended has closed. To be called once none is under way.
  ///
  /// @param tear_down throws nothing
  template <class TearDown>
  void close(const TearDown& tear_down) {
    std::unique_lock<std::mutex> lock(mutex_);
    ended_ = true;
    close_unneeded(lock, tear_down);
  }

 private:
  enum class State { Waiting, UnderWay, Ended, Finished };

  /// What is known of the cases of one workflow, and of those that need it.
  struct Group {
    std::size_t unfinished = 0;
    std::size_t dependents = 0;  ///< that have not ended
    std::size_t under_way = 0;   ///< of the dependents
  };

  std::size_t first_waiting() {
    while (first_ < states_.size() && states_[first_] != State::Waiting) ++first_;
    return first_;
  }

  std::size_t first_ready() {
    for (auto i = first_waiting(); i < states_.size(); ++i) {
      if (states_[i] == State::Waiting && is_ready(i)) return i;
    }
    return states_.size();
  }

  bool is_ready(std::size_t index) const {
    const auto& before = needs_.before(index);
    return std::all_of(before.begin(), before.end(),
                       [&](const WorkflowKey& key) { return groups_.at(key).unfinished == 0; });
  }

  void begin(std::size_t index) {
    states_[index] = State::UnderWay;
    for (const auto& key : needs_.open_for(index)) ++groups_[key].under_way;
  }

  /// Threads close in the order in which they have taken something out.
  template <class TearDown>
  void close_unneeded(std::unique_lock<std::mutex>& lock, const TearDown& tear_down) {
    for (auto open = unneeded(); !open.empty(); open = unneeded()) {
      const auto turn = turns_++;
      has_changed_.wait(lock, [&] { return closed_ == turn; });
      lock.unlock();
      for (const auto& one : open) tear_down(one);
      lock.lock();
      ++closed_;
      has_changed_.notify_all();
    }
  }

  void note_ended(std::size_t index) {
    states_[index] = State::Ended;
    for (const auto& key : needs_.open_for(index)) {
      --groups_[key].under_way;
      --groups_[key].dependents;
    }
  }

  /// Takes out what nobody needs any more.
  std::vector<OpenWorkflow> unneeded() {
    if (is_over_()) ended_ = true;
    std::vector<OpenWorkflow> open;
    for (auto one = kept_.end(); one != kept_.begin();) {
      --one;
      if (!is_unneeded(one->first)) continue;
      if (one->second) open.push_back(std::move(*one->second));
      one = kept_.erase(one);
    }
    return open;
  }

  bool is_unneeded(std::size_t index) const {
    const auto& group = groups_.at(needs_.key(index));
    const bool has_ended = states_[index] == State::Ended || states_[index] == State::Finished;
    return has_ended && (ended_ ? group.under_way : group.dependents) == 0;
  }

  const Needs& needs_;
  std::function<bool()> is_over_;
  std::mutex mutex_;
  std::condition_variable has_changed_;
  std::vector<State> states_;
  std::size_t first_ = 0;  ///< no case before it waits
  std::map<WorkflowKey, Group> groups_;
  std::map<std::size_t, std::optional<OpenWorkflow>> kept_;  ///< by case
  std::size_t turns_ = 0;   ///< to close something, that were taken
  std::size_t closed_ = 0;  ///< of them that are over
  bool ended_ = false;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
