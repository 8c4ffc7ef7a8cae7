#pragma once

#include <cstddef>
#include <exception>
#include <future>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The system gives no thread for a part of the work.
struct NoThread : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Starts work on a thread of its own.
struct StartThread {
  template <class Work>
  std::future<void> operator()(Work work) const {
    return std::async(std::launch::async, std::move(work));
  }
};

/// Calls `work` with 0, 1, ... on as many threads at once, and waits for all of them.
///
/// @return what each threw, NoThread where it was not called; null where it ended well
template <class Work, class Start = StartThread>
std::vector<std::exception_ptr> at_once(std::size_t count, const Work& work,
                                        const Start& start = {}) {
  std::vector<std::exception_ptr> thrown(count);
  std::vector<std::future<void>> all;
  std::promise<void> begin;
  const auto begun = begin.get_future().share();
  for (std::size_t i = 0; i < count; ++i) {
    try {
      all.push_back(start([begun, i, &work, &thrown] {
        try {
          begun.get();
          work(i);
        } catch (...) {
          thrown[i] = std::current_exception();
        }
      }));
    } catch (const std::system_error& error) {
      thrown[i] = std::make_exception_ptr(NoThread(error.what()));
    }
  }
  begin.set_value();
  for (const auto& one : all) one.wait();
  return thrown;
}

/// Throws the first of them that there is.
inline void rethrow_first(const std::vector<std::exception_ptr>& thrown) {
  for (const auto& one : thrown) {
    if (one) std::rethrow_exception(one);
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
