#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "../../http/target.hpp"
#include "../case_result.hpp"
#include "../clock.hpp"
#include "../stop.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether going on with a run makes sense, by what its cases hear of the target. Any number of
/// threads may use it.
class RunEnd {
 public:
  /// @param most_failures cases that may fail before no other is started; 0: as many as there are
  explicit RunEnd(std::size_t most_failures = 0) : most_failures_(most_failures) {}

  /// Ends the run once that much time has passed.
  ///
  /// @param clock outlives this
  void set_deadline(const Clock& clock, std::chrono::milliseconds duration) {
    const Lock lock(mutex_);
    clock_ = &clock;
    begun_ = clock.now();
    deadline_ = duration;
  }

  /// How much time a run with a deadline has left; nothing where it has none.
  std::optional<std::chrono::milliseconds> left(std::chrono::steady_clock::time_point now) const {
    const Lock lock(mutex_);
    if (clock_ == nullptr) return std::nullopt;
    using std::chrono::milliseconds;
    const auto taken = std::chrono::duration_cast<milliseconds>(now - begun_);
    return std::max(deadline_ - taken, milliseconds(1));
  }

  /// Why the cases that are under way end; empty: they go on.
  std::string why() const {
    const Lock lock(mutex_);
    if (stopped_.empty() && clock_ != nullptr && clock_->now() - begun_ >= deadline_) {
      end_by(Stop::Deadline,
             "the run's deadline of " + std::to_string(deadline_.count()) + " ms has passed");
    }
    return stopped_;
  }

  /// The kind of what `why` says.
  Stop kind() const {
    const Lock lock(mutex_);
    return kind_;
  }

  /// Ends the run.
  void stop(Stop kind, const std::string& reason) {
    const Lock lock(mutex_);
    if (stopped_.empty()) end_by(kind, reason);
  }

  bool is_stopped() const { return !why().empty(); }

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

  /// A request that is in flight, from its beginning on.
  class InFlight {
   public:
    explicit InFlight(RunEnd& end) : end_(end) {
      const Lock lock(end_.mutex_);
      ++end_.in_flight_;
    }
    InFlight(const InFlight&) = delete;
    InFlight& operator=(const InFlight&) = delete;

    ~InFlight() {
      const Lock lock(end_.mutex_);
      --end_.in_flight_;
      end_.answered_once_ = end_.answered_once_ || is_answered;
      end_.has_changed_.notify_all();
    }

    bool is_answered = false;

   private:
    RunEnd& end_;
  };

  /// Notes that no answer came. Where none has come yet, waits for what others have in flight: the
  /// run ends where that is not answered either, or where it is the third time in a row.
  ///
  /// @param in_a_row how often none came to the thread that calls
  void note_no_answer(const Target& from, Stop kind, const std::string& problem,
                      std::size_t in_a_row) {
    std::unique_lock<std::mutex> lock(mutex_);
    has_changed_.wait(lock, [&] { return answered_once_ || in_flight_ == 0; });
    if (stopped_.empty() && (!answered_once_ || in_a_row >= 3)) {
      end_by(kind, from.origin() + from.base_path + ": " + problem);
    }
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
    ++own_answers_;
    if (status == 401) ++own_refusals_;
    if (status < 300 || status == 400 || status == 404) credentials_proven_ = true;
  }

  /// Notes that the target's own credentials are refused, which ends the run unless they have been
  /// taken meanwhile. Whether they have not.
  bool note_refusal(const std::string& what) {
    const Lock lock(mutex_);
    if (credentials_proven_) return false;
    if (stopped_.empty()) end_by(Stop::Credentials, "the target refuses the credentials: " + what);
    return true;
  }

  /// Whether nothing but 401 ever came to requests with the target's own credentials.
  bool is_hollow() const {
    const Lock lock(mutex_);
    return own_answers_ > 0 && own_refusals_ == own_answers_;
  }

 private:
  using Lock = std::lock_guard<std::mutex>;

  void end_by(Stop kind, std::string reason) const {
    kind_ = kind;
    stopped_ = std::move(reason);
  }

  mutable std::mutex mutex_;
  std::size_t most_failures_;
  std::size_t failures_ = 0;
  std::size_t own_answers_ = 0;
  std::size_t own_refusals_ = 0;
  const Clock* clock_ = nullptr;  ///< null: there is no deadline
  std::chrono::steady_clock::time_point begun_;
  std::chrono::milliseconds deadline_{0};
  mutable std::string stopped_;
  mutable Stop kind_ = Stop::None;
  bool credentials_proven_ = false;
  bool answered_once_ = false;
  std::size_t in_flight_ = 0;
  std::condition_variable has_changed_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
