#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// How long cases took in earlier runs.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// kizen::Timings timings;
/// timings.add("shop.arazzo.yaml#search", std::chrono::milliseconds(10));
/// timings.add("shop.arazzo.yaml#search", std::chrono::milliseconds(30));
/// assert(timings.of("shop.arazzo.yaml#search") == std::chrono::milliseconds(20));
/// assert(!timings.of("shop.arazzo.yaml#add"));
/// ```
class Timings {
 public:
  /// @param identity of the case, as PlannedCase has it
  void add(const std::string& identity, std::chrono::microseconds took) {
    auto& one = all_[identity];
    ++one.runs;
    one.total += took;
  }

  /// Adds the cases of a JSON report, also of one that is not complete; those that were skipped or
  /// not run say nothing.
  ///
  /// @param file how messages call it
  /// @throws ContractError `document.unreadable` where it is no such report
  KIZEN_INLINE void add_report(const std::string& text, const std::string& file);

  /// The mean of all runs of a case. Nothing where there was none.
  std::optional<std::chrono::microseconds> of(const std::string& identity) const {
    const auto found = all_.find(identity);
    if (found == all_.end()) return std::nullopt;
    return found->second.total / static_cast<std::chrono::microseconds::rep>(found->second.runs);
  }

 private:
  struct Runs {
    std::size_t runs = 0;
    std::chrono::microseconds total{0};
  };

  std::map<std::string, Runs> all_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
