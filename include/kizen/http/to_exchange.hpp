#pragma once

#include <optional>

#include "../core/exchange.hpp"
#include "../core/version.hpp"
#include "no_answer.hpp"

namespace httplib {
struct Request;
struct Response;
class Result;
}  // namespace httplib

namespace kizen {
inline namespace KIZEN_ABI {

/// The request that an httplib server received, or that an httplib client was given.
///
/// The target keeps its query as it was sent; repeated header fields stay apart. What httplib
/// itself adds to the headers of a received request (REMOTE_ADDR and its like) is left out.
KIZEN_INLINE Request to_request(const httplib::Request& request);

/// The response that an httplib client received, or that a server is about to send.
KIZEN_INLINE Response to_response(const httplib::Response& response);

/// The response of a result, or why there is none.
KIZEN_INLINE Answer to_answer(const httplib::Result& result);

/// Both halves, as a server's handler or logger sees them.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
///
/// httplib::Request request;
/// request.method = "GET";
/// request.path = "/ping?loud=1";
/// httplib::Response response;
/// response.status = 204;
/// const auto exchange = kizen::to_exchange(request, response);
/// assert(exchange.request.target == "/ping?loud=1" && exchange.response.status == 204);
/// ```
KIZEN_INLINE Exchange to_exchange(const httplib::Request& request,
                                  const httplib::Response& response);

/// What was sent and what came; nothing where no response came.
KIZEN_INLINE std::optional<Exchange> to_exchange(const httplib::Request& request,
                                                 const httplib::Result& result);

}  // namespace KIZEN_ABI
}  // namespace kizen
