#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <utility>

#include "../traffic_report.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Counts exchanges and keeps some: the first of those that are not ok, and where there is room, the
/// last of those that are.
class KeptExchanges {
 public:
  using Shared = std::shared_ptr<const CheckedExchange>;

  explicit KeptExchanges(std::size_t most) : most_(most) {}

  void add(Shared exchange) {
    ++verdicts_[exchange->report.verdict()];
    auto& list = exchange->report.ok() ? good_ : failing_;
    list.emplace_back(number_++, std::move(exchange));
    if (good_.size() + failing_.size() <= most_) return;
    ++dropped_;
    good_.empty() ? failing_.pop_back() : good_.pop_front();
  }

  void add_outside() { ++outside_; }

  TrafficReport report() const {
    std::map<std::size_t, Shared> all(good_.begin(), good_.end());
    all.insert(failing_.begin(), failing_.end());
    TrafficReport report{verdicts_, outside_, {}, dropped_};
    for (const auto& numbered : all) report.exchanges.push_back(*numbered.second);
    return report;
  }

 private:
  using Numbered = std::pair<std::size_t, Shared>;

  const std::size_t most_;
  std::map<Verdict, std::size_t> verdicts_;
  std::size_t outside_ = 0;
  std::size_t dropped_ = 0;
  std::size_t number_ = 0;
  std::deque<Numbered> good_;
  std::deque<Numbered> failing_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
