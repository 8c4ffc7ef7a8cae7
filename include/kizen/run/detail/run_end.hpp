#pragma once

#include <cstddef>
#include <mutex>
#include <string>

#include "../../http/target.hpp"
#include "../case_result.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether going on with a run makes sense, by what its cases hear of the target. Any number of
/// threads may use it.
class RunEnd {
 public:
  /// @param most_failures cases that may fail before no other is started; 0: as many as there are
  explicit RunEnd(std::size_t most_failures = 0) : most_failures_(most_failures) {}

  /// Why the cases that are under way end; empty: they go on.
  std::string why() const {
    const Lock lock(mutex_);
    return stopped_;
  }

  bool is_stopped() const { return !why().empty(); }

  /// Whether the first use of the target's credentials was refused.
  bool credentials_refused() const {
    const Lock lock(mutex_);
    return credentials_refused_;
  }

  /// Whether so many cases have failed that no other is started.
  bool has_failed_enough() const {
    const Lock lock(mutex_);
    return most_failures_ > 0 && failures_ >= most_failures_;
  }

  /// Notes how a case ended.
  void note(CaseStatus status) {
    const Lock lock(mutex_);
    if (status == CaseStatus::Failed) ++failures_;
  }

  /// Notes that no answer came; the first time, or three times in a row, ends the run.
  void note_no_answer(const Target& from, const std::string& problem) {
    const Lock lock(mutex_);
    ++unanswered_;
    if (stopped_.empty() && (!answered_once_ || unanswered_ >= 3)) {
      stopped_ = from.origin() + from.base_path + ": " + problem;
    }
  }

  void note_answer() {
    const Lock lock(mutex_);
    answered_once_ = true;
    unanswered_ = 0;
  }

  /// Whether a status says that the target's own credentials are refused, which were never taken.
  /// One that is due says nothing of them.
  bool refuses_credentials(int status, bool is_due) const {
    const Lock lock(mutex_);
    return (status == 401 || status == 403) && !is_due && !credentials_proven_;
  }

  /// Notes that the target's own credentials were taken, where a status says so.
  void note_credentials(int status) {
    const Lock lock(mutex_);
    if (status < 300 || status == 400 || status == 404) credentials_proven_ = true;
  }

  /// Notes that the target's own credentials are refused, which ends the run.
  void note_refusal(const std::string& what) {
    const Lock lock(mutex_);
    if (!stopped_.empty()) return;
    credentials_refused_ = true;
    stopped_ = "the target refuses the credentials: " + what;
  }

 private:
  using Lock = std::lock_guard<std::mutex>;

  mutable std::mutex mutex_;
  std::size_t most_failures_;
  std::size_t failures_ = 0;
  std::string stopped_;
  bool credentials_proven_ = false;
  bool credentials_refused_ = false;
  bool answered_once_ = false;
  std::size_t unanswered_ = 0;  ///< requests in a row without an answer
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
