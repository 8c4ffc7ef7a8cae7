#pragma once

#include <cstddef>
#include <future>
#include <vector>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Calls `work` with 0, 1, ... on as many threads at once, and waits for all of them.
///
/// @throws what the first of them threw that did, once all have ended
template <class Work>
void at_once(std::size_t count, const Work& work) {
  std::vector<std::future<void>> all;
  std::promise<void> begin;  // goes before the threads where one of them cannot be made
  const auto begun = begin.get_future().share();
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back(std::async(std::launch::async, [begun, i, &work] {
      begun.get();
      work(i);
    }));
  }
  begin.set_value();
  for (const auto& one : all) one.wait();
  for (auto& one : all) one.get();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
