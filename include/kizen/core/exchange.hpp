#pragma once

#include <ostream>
#include <string>

#include "headers.hpp"
#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// An HTTP request as it was sent.
struct Request {
  std::string method;  ///< upper case
  std::string target;  ///< origin form: path and query, percent-encoded as on the wire
  Headers headers = {};
  std::string body = {};
};

/// An HTTP response as it came in, its body decoded from any transfer or content coding.
struct Response {
  int status = 0;
  Headers headers = {};
  std::string body = {};
};

/// One request and the response to it. Plain data: no HTTP library is needed to make one.
///
/// ```cpp
/// #include <kizen/core/exchange.hpp>
/// #include <cassert>
///
/// const kizen::Exchange archived{{"DELETE", "/api/records/deals/0b5e"}, {204}};
/// assert(archived.response.body.empty());
/// ```
struct Exchange {
  Request request = {};
  Response response = {};
};

inline std::ostream& operator<<(std::ostream& out, const Request& request) {
  return out << request.method << ' ' << request.target;
}

inline std::ostream& operator<<(std::ostream& out, const Response& response) {
  return out << response.status;
}

inline std::ostream& operator<<(std::ostream& out, const Exchange& exchange) {
  return out << exchange.request << " -> " << exchange.response;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
