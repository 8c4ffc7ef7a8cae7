#pragma once

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "../core/contract_error.hpp"
#include "../core/exchange.hpp"
#include "../core/report.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// One exchange of a recording, and what the recording lacks of it.
///
/// A body is decoded, so a response has no header that tells of a coding; no message has HTTP/2's
/// pseudo headers. `target` has path and query as they are written; user and password of the URL
/// are nowhere. A URL without a host, such as `data:`, has its scheme for an origin and no target;
/// what is no URL has `invalid:` for one.
///
/// What `missing` may name, by the reason:
///
/// - `recording.response_missing`: the request was blocked, aborted or not answered
/// - `recording.request_body_missing`, `recording.response_body_missing`: that body is not
///   recorded, or not as it was sent, and is empty here
/// - `recording.request_headers_missing`, `recording.response_headers_missing`: they are empty here
/// - `recording.answered_locally`: a cache, a service worker or a test answered, not the service
/// - `recording.entry_too_large`: more than a body is left out; perhaps all of it
///
/// ```cpp
/// #include <kizen/traffic.hpp>
/// #include <cassert>
/// #include <sstream>
///
/// std::istringstream lines(R"({"request": {"method": "GET", "url": "https://a.example/b?c#d"}})");
/// const auto first = kizen::Recording::open(lines, "traffic.ndjson").next();
/// assert(first->origin == "https://a.example" && first->exchange.request.target == "/b?c");
/// assert(!first->has_response && first->lacks("recording.response_missing"));
/// ```
struct RecordedExchange {
  Exchange exchange = {};
  std::string origin = {};  ///< `https://a.example:8443`; empty where it is not recorded
  std::size_t number = 0;   ///< from 1, in its file
  SourcePlace place = {};   ///< of the entry
  bool has_response = false;
  std::vector<Unchecked> missing = {};  ///< with the reasons above

  bool lacks(std::string_view reason) const {
    return std::any_of(missing.begin(), missing.end(),
                       [&](const Unchecked& one) { return one.reason == reason; });
  }
};

/// On one line; the path of the request, and no header.
inline std::ostream& operator<<(std::ostream& out, const RecordedExchange& recorded) {
  out << '#' << recorded.number << ' ' << recorded.exchange.request;
  return recorded.has_response ? out << " -> " << recorded.exchange.response : out;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
