#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "../check/checker.hpp"
#include "../core/version.hpp"
#include "checked_exchange.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What traffic that passes is checked by, and what is kept of it.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
///
/// std::size_t late = 0;
/// kizen::TrafficOptions options;
/// options.deviations = {"D6"};
/// options.observed = [&](const kizen::CheckedExchange& exchange) {
///   late += exchange.took > std::chrono::seconds(1) ? 1 : 0;
/// };
/// assert(options.keep == 1000 && options.base_path.empty());
/// ```
struct TrafficOptions {
  /// Ids of embedded differences that requests may rely on, such as `D6`.
  std::vector<std::string> deviations = {};

  /// Checks by this instead; `deviations` are left aside then, the checker has its own.
  std::optional<Checker> checker = {};

  /// Stands before the paths of the contract, such as `/eu`.
  std::string base_path = {};

  /// How many exchanges the report has at most. Those that are not ok are kept over those that are.
  std::size_t keep = 1000;

  /// Told of each exchange once it is checked, without credentials; by several threads at a time
  /// where several exchange. Must not throw.
  std::function<void(const CheckedExchange&)> observed = {};
};

}  // namespace KIZEN_ABI
}  // namespace kizen
