#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "../../core/report.hpp"
#include "httplib_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What is known of a request that a server is about to answer.
struct PassingRequest {
  std::chrono::system_clock::time_point started = std::chrono::system_clock::now();
  std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
  bool is_read = false;                ///< whether its body was there for a handler
  bool is_streamed = false;            ///< whether a handler reads its body itself
  std::optional<Report> refusal = {};  ///< why no handler answers it

  std::chrono::microseconds took() const {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                 begun);
  }
};

/// The requests that a server is about to answer. httplib hands the same object to all handlers of
/// one of them, and by one thread.
class PassingRequests {
 public:
  void begin(const httplib::Request& request) {
    const std::lock_guard<std::mutex> lock(mutex_);
    all_.insert_or_assign(&request, PassingRequest());
  }

  /// Null where it has not begun. Stays where it is until it is taken; only the thread that answers
  /// the request may use it.
  PassingRequest* find(const httplib::Request& request) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = all_.find(&request);
    return found == all_.end() ? nullptr : &found->second;
  }

  /// As find; begins it where it has not begun.
  PassingRequest& of(const httplib::Request& request) {
    const std::lock_guard<std::mutex> lock(mutex_);
    return all_[&request];
  }

  /// Nothing where it has not begun: httplib answers of itself before it looks for a route.
  std::optional<PassingRequest> take(const httplib::Request& request) {
    const std::lock_guard<std::mutex> lock(mutex_);
    auto found = all_.extract(&request);
    if (found.empty()) return std::nullopt;
    return std::move(found.mapped());
  }

 private:
  std::mutex mutex_;
  std::map<const httplib::Request*, PassingRequest> all_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
