#pragma once

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <variant>

#include "../../contract/operation.hpp"
#include "../../http/no_answer.hpp"
#include "../clock.hpp"
#include "retry_after.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Why a request is to be sent again, and after how long.
struct Resending {
  std::string why;  ///< as StepResult::resent has it
  std::chrono::milliseconds pause;
};

/// Whether a request may be carried out twice as well as once. @see RFC 9110, 9.2.2
inline bool is_idempotent(const Operation& operation) {
  const auto& method = operation.method;
  return operation.effect == Effect::Read || method == "PUT" || method == "DELETE";
}

/// Whether a response says that the request was not carried out, but may be later.
///
/// @see RFC 9110, 15.6.4; RFC 6585, 4
inline bool says_later(const Response& response) {
  return response.status == 429 || response.status == 503;
}

/// The pause that such a response asks for; nothing for any other. @see RFC 9110, 10.2.3
inline std::optional<std::chrono::milliseconds> asked_pause(const Response& response,
                                                            const Clock& clock) {
  if (!says_later(response)) return std::nullopt;
  const auto* header = response.headers.first("Retry-After");
  return header == nullptr ? std::nullopt : retry_after(*header, clock.date());
}

/// Whether what came of a request is a reason to send it again without being asked by a suite: the
/// target says when, or the connection broke and nothing can go wrong by it.
///
/// @param longest how long it may be told to wait
inline std::optional<Resending> resending(const Operation& operation, const Answer& answer,
                                          const Clock& clock, std::chrono::milliseconds longest) {
  static constexpr std::chrono::milliseconds after_reset{200};
  if (const auto* none = std::get_if<NoAnswer>(&answer)) {
    if (none->reason != NoAnswer::Reason::Broken || !is_idempotent(operation)) return std::nullopt;
    return Resending{"reset", after_reset};
  }
  const auto& response = std::get<Response>(answer);
  const auto pause = asked_pause(response, clock);
  if (!pause) return std::nullopt;
  return Resending{std::to_string(response.status), std::min(*pause, longest)};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
