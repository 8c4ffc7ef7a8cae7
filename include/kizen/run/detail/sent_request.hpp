#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "../clock.hpp"
#include "at_once.hpp"
#include "connections.hpp"

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

  bool is_patient;  ///< whether it is not given up on where the run is interrupted

  SentRequest over(Way& way) const {
    const auto begin = clock.now();
    auto answer = way.send(target, request, limit, is_patient);
    return {std::move(answer), clock.now() - begin};
  }

  /// Sends it so often at once, each over a way of its own that is closed as soon as its answer has
  /// come: one that waits for a free thread of the target gets it then.
  std::vector<SentRequest> over(const Ways& ways, std::size_t count) const {
    std::vector<std::optional<SentRequest>> each(count);
    at_once(count, [&](std::size_t i) {
      auto way = ways.open();
      each[i] = over(way);
    });
    std::vector<SentRequest> all;
    for (auto& one : each) all.push_back(std::move(*one));
    return all;
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
