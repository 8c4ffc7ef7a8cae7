#pragma once

#include <ostream>
#include <string_view>

#include "../core/version.hpp"
#include "../http/no_answer.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What kind of trouble ended a run early.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// assert(kizen::stop_of(kizen::NoAnswer::Reason::Timeout) == kizen::Stop::Timeout);
/// assert(to_string(kizen::Stop::RateLimit) == "rate limit");
/// ```
enum class Stop {
  None,         ///< it did not end early
  Unreachable,  ///< no connection could be made
  Timeout,      ///< an exchange took too long
  Tls,          ///< there was no TLS session, or no trust
  Broken,       ///< connections ended early, or what came was no HTTP
  TooLarge,     ///< what came was more than is taken
  RateLimit,    ///< the target would not take as many requests
  Unavailable,  ///< the target said that it is away
  Credentials,  ///< the target refused the credentials
  Deadline,     ///< the run took as long as it may
  Hollow,       ///< nothing but 401 came
  Journal,      ///< what is made could not be noted
  Other
};

/// The kind in lower-case words.
constexpr std::string_view to_string(Stop stop) {
  switch (stop) {
    case Stop::None:
      return "none";
    case Stop::Unreachable:
      return "unreachable";
    case Stop::Timeout:
      return "timeout";
    case Stop::Tls:
      return "TLS";
    case Stop::Broken:
      return "broken connection";
    case Stop::TooLarge:
      return "too large";
    case Stop::RateLimit:
      return "rate limit";
    case Stop::Unavailable:
      return "unavailable";
    case Stop::Credentials:
      return "credentials";
    case Stop::Deadline:
      return "deadline";
    case Stop::Hollow:
      return "hollow";
    case Stop::Journal:
      return "journal";
    case Stop::Other:
      return "other";
  }
  return "unknown";
}

inline std::ostream& operator<<(std::ostream& out, Stop stop) { return out << to_string(stop); }

/// The kind of a run that ended because no answer came.
constexpr Stop stop_of(NoAnswer::Reason reason) {
  switch (reason) {
    case NoAnswer::Reason::Unreachable:
      return Stop::Unreachable;
    case NoAnswer::Reason::Timeout:
      return Stop::Timeout;
    case NoAnswer::Reason::Tls:
      return Stop::Tls;
    case NoAnswer::Reason::Broken:
      return Stop::Broken;
    case NoAnswer::Reason::TooLarge:
      return Stop::TooLarge;
    case NoAnswer::Reason::Canceled:
    case NoAnswer::Reason::NotSent:
      break;
  }
  return Stop::Other;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
