#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <variant>

#include "../core/exchange.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Why no response came. Says nothing about the contract: nobody broke a promise.
///
/// ```cpp
/// #include <kizen/http/no_answer.hpp>
/// #include <cassert>
///
/// using Reason = kizen::NoAnswer::Reason;
/// const kizen::Answer answer = kizen::NoAnswer{Reason::Timeout, "after 30000 ms"};
/// assert(std::get_if<kizen::Response>(&answer) == nullptr);
/// assert(to_string(std::get<kizen::NoAnswer>(answer).reason) == "timeout");
/// ```
struct NoAnswer {
  enum class Reason {
    Unreachable,  ///< no connection: refused, no route, or an unknown host
    Timeout,      ///< connecting, waiting for bytes, or all of it took too long
    Tls,          ///< no TLS session, or a certificate that is not trusted
    Broken,       ///< the connection ended early, or what came was no HTTP
    TooLarge,     ///< the body outgrew the target's limit, or a head has no end
    Canceled,     ///< given up on this side
    NotSent       ///< held back before anything was sent
  };

  Reason reason = Reason::Broken;
  std::string detail = {};  ///< in words; never holds a credential
};

/// The reason in lower-case words.
constexpr std::string_view to_string(NoAnswer::Reason reason) {
  switch (reason) {
    case NoAnswer::Reason::Unreachable:
      return "unreachable";
    case NoAnswer::Reason::Timeout:
      return "timeout";
    case NoAnswer::Reason::Tls:
      return "TLS";
    case NoAnswer::Reason::Broken:
      return "broken connection";
    case NoAnswer::Reason::TooLarge:
      return "too large";
    case NoAnswer::Reason::Canceled:
      return "canceled";
    case NoAnswer::Reason::NotSent:
      return "not sent";
  }
  return "unknown";
}

inline std::ostream& operator<<(std::ostream& out, NoAnswer::Reason reason) {
  return out << to_string(reason);
}

inline std::ostream& operator<<(std::ostream& out, const NoAnswer& none) {
  out << "no answer: " << none.reason;
  if (!none.detail.empty()) out << ": " << none.detail;
  return out;
}

/// What came back for a request.
using Answer = std::variant<Response, NoAnswer>;

}  // namespace KIZEN_ABI
}  // namespace kizen
