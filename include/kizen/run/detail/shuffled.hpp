#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "../plan.hpp"
#include "needs.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Numbers that follow from a seed, the same on every machine: SplitMix64.
class SeededNumbers {
 public:
  explicit SeededNumbers(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    auto mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
  }

  /// One below `bound`, each as likely as another.
  std::uint64_t below(std::uint64_t bound) {
    const auto rest = (~std::uint64_t{0} % bound + 1) % bound;  // numbers that would favour some
    auto number = next();
    while (number > ~std::uint64_t{0} - rest) number = next();
    return number % bound;
  }

 private:
  std::uint64_t state_;
};

/// Puts cases in an order that follows from a seed, each after those that it needs.
class CaseShuffle {
 public:
  /// @param planned outlives this
  CaseShuffle(const std::vector<PlannedCase>& planned, std::uint64_t seed)
      : planned_(planned), needs_(planned), rank_(planned.size()), is_placed_(planned.size()) {
    auto order = shuffled_places(seed);
    for (std::size_t i = 0; i < order.size(); ++i) rank_[order[i]] = i;
    for (const auto index : order) place(index);
  }

  std::vector<PlannedCase> take() { return std::move(placed_); }

 private:
  std::vector<std::size_t> shuffled_places(std::uint64_t seed) const {
    std::vector<std::size_t> order(planned_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    SeededNumbers numbers(seed);
    for (auto left = order.size(); left > 1; --left) {
      std::swap(order[left - 1], order[static_cast<std::size_t>(numbers.below(left))]);
    }
    return order;
  }

  void place(std::size_t index) {
    if (is_placed_[index]) return;
    is_placed_[index] = true;
    std::vector<std::size_t> before;
    for (const auto& key : needs_.before(index)) {
      const auto& cases = needs_.cases_of(key);
      before.insert(before.end(), cases.begin(), cases.end());
    }
    std::sort(before.begin(), before.end(),
              [&](std::size_t a, std::size_t b) { return rank_[a] < rank_[b]; });
    for (const auto other : before) place(other);
    placed_.push_back(planned_[index]);
  }

  const std::vector<PlannedCase>& planned_;
  Needs needs_;
  std::vector<std::size_t> rank_;  ///< which place a case has in the shuffle alone
  std::vector<bool> is_placed_;
  std::vector<PlannedCase> placed_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
