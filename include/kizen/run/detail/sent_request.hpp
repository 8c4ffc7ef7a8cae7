#pragma once

#include <chrono>
#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../contract/operation.hpp"
#include "at_once.hpp"
#include "connections.hpp"
#include "run_end.hpp"
#include "run_state.hpp"

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
  const RunState& state;
  const Target& target;
  const Operation& operation;
  const Request& request;
  std::optional<std::chrono::milliseconds> limit;
  bool is_patient;  ///< whether it is not given up on where the run is interrupted

  /// What it may make is noted in the journal before it is sent; where that cannot be, it is not sent
  /// and the run ends.
  SentRequest over(Way& way) const {
    std::optional<std::size_t> number;
    try {
      if (is_main()) number = state.custody.begin(operation, request);
    } catch (const JournalError& error) {
      state.end.stop(Stop::Journal, error.what());
      return {NoAnswer{NoAnswer::Reason::NotSent, error.what()}, {}};
    }
    auto sent = in_its_turn(way);
    try {
      if (is_main()) state.custody.end(number, operation, request, sent.answer);
    } catch (const JournalError& error) {
      state.end.stop(Stop::Journal, error.what());
    }
    return sent;
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

 private:
  static constexpr std::chrono::milliseconds patience{1000};

  /// Whether it goes where the run's own things are.
  bool is_main() const { return &target == &state.target; }

  SentRequest in_its_turn(Way& way) const {
    const auto pause = state.pace.take_turn(state.clock.now());
    state.wait(pause, is_patient ? patience : std::chrono::milliseconds(0));
    if (pause.count() > 0 && !is_patient && state.is_over()) {
      return {NoAnswer{NoAnswer::Reason::NotSent, "the run ended before its turn"}, {}};
    }
    RunEnd::InFlight in_flight(state.end);
    const auto begin = state.clock.now();
    auto answer = way.send(target, request, effective_limit(begin), is_patient);
    in_flight.is_answered = std::holds_alternative<Response>(answer);
    return {std::move(answer), state.clock.now() - begin};
  }

  /// No longer than the run as a whole may take, unless it is to be patient.
  std::optional<std::chrono::milliseconds> effective_limit(
      std::chrono::steady_clock::time_point now) const {
    const auto left = is_patient ? std::nullopt : state.end.left(now);
    if (!left || (limit && *limit <= *left)) return limit;
    return left;
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
