#pragma once

#include <chrono>
#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../clock.hpp"
#include "at_once.hpp"
#include "connections.hpp"
#include "run_end.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A request that was sent: what came of it, and how long that took.
struct SentRequest {
  Answer answer;
  std::chrono::steady_clock::duration taken;
};

/// What came of requests that were sent at once, in their order.
struct SentRequests {
  std::vector<SentRequest> all = {};
  std::exception_ptr thrown = {};  ///< by the first sender that did

  /// @param each nothing where none came to an end
  /// @param why none did
  static SentRequests of(std::vector<std::optional<SentRequest>> each,
                         const std::vector<std::exception_ptr>& why) {
    SentRequests sent;
    for (std::size_t i = 0; i < each.size(); ++i) {
      sent.all.push_back(each[i] ? std::move(*each[i]) : sent.unsent(why[i]));
    }
    return sent;
  }

 private:
  SentRequest unsent(const std::exception_ptr& why) {
    try {
      std::rethrow_exception(why);
    } catch (const NoThread& none) {
      return {NoAnswer{NoAnswer::Reason::NotSent, std::string("no thread: ") + none.what()}, {}};
    } catch (...) {
      if (!thrown) thrown = why;
      return {NoAnswer{NoAnswer::Reason::Broken, "its sender failed"}, {}};
    }
  }
};

/// Where a request goes, and for how long it is waited for.
struct Sending {
  const Target& target;
  const Request& request;
  std::optional<std::chrono::milliseconds> limit;
  const Clock& clock;

  RunEnd& end;
  bool is_patient;  ///< whether it is not given up on where the run is interrupted

  SentRequest over(Way& way) const {
    RunEnd::InFlight in_flight(end);
    const auto begin = clock.now();
    auto answer = way.send(target, request, limit, is_patient);
    in_flight.is_answered = std::holds_alternative<Response>(answer);
    return {std::move(answer), clock.now() - begin};
  }

  /// Sends it so often at once, each over a way of its own that is closed as soon as its answer has
  /// come: one that waits for a free thread of the target gets it then.
  SentRequests over(const Ways& ways, std::size_t count) const {
    std::vector<std::optional<SentRequest>> each(count);
    const auto thrown = at_once(count, [&](std::size_t i) {
      auto way = ways.open();
      each[i] = over(way);
    });
    return SentRequests::of(std::move(each), thrown);
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
