#pragma once

#include <mutex>
#include <shared_mutex>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A shared mutex that lets nobody overtake a writer who waits.
///
/// std::shared_mutex may let readers in for as long as there are any. Here everybody goes through a
/// turnstile first, and a writer stays in it until the readers before it have left.
class FairSharedMutex {
 public:
  void lock() {
    const std::lock_guard turn(turnstile_);
    inside_.lock();
  }
  void unlock() { inside_.unlock(); }

  void lock_shared() {
    const std::lock_guard turn(turnstile_);
    inside_.lock_shared();
  }
  void unlock_shared() { inside_.unlock_shared(); }

 private:
  std::mutex turnstile_;
  std::shared_mutex inside_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
