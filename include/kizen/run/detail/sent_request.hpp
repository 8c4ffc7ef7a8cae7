#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "../clock.hpp"
#include "../transport.hpp"
#include "at_once.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A request that was sent: what came of it, and how long that took.
struct SentRequest {
  Answer answer;
  std::chrono::steady_clock::duration taken;
};

/// Where a request goes, and for how long it is waited for.
struct Sending {
  const Target& target;
  const Request& request;
  std::optional<std::chrono::milliseconds> limit;
  const Clock& clock;

  SentRequest over(const Transport& way) const {
    const auto begin = clock.now();
    auto answer = way(target, request, limit);
    return {std::move(answer), clock.now() - begin};
  }

  /// Sends it over all ways at once. What came of it stands in the order of the ways.
  std::vector<SentRequest> over(const std::vector<Transport>& ways) const {
    std::vector<std::optional<SentRequest>> each(ways.size());
    at_once(ways.size(), [&](std::size_t i) { each[i] = over(ways[i]); });
    std::vector<SentRequest> all;
    for (auto& one : each) all.push_back(std::move(*one));
    return all;
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
