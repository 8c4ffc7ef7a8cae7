#pragma once

#include <optional>
#include <variant>

#include "../to_exchange.hpp"
#include "httplib_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE Request to_request(const httplib::Request& request) {
  return {request.method, request.target.empty() ? request.path : request.target,
          detail::headers_of(request.headers), request.body};
}

KIZEN_INLINE Response to_response(const httplib::Response& response) {
  return {response.status, detail::headers_of(response.headers), response.body};
}

KIZEN_INLINE Answer to_answer(const httplib::Result& result) {
  if (result) return to_response(*result);
  return NoAnswer{detail::reason_of(result.error()), detail::words_of(result.error())};
}

KIZEN_INLINE Exchange to_exchange(const httplib::Request& request,
                                  const httplib::Response& response) {
  return {to_request(request), to_response(response)};
}

KIZEN_INLINE std::optional<Exchange> to_exchange(const httplib::Request& request,
                                                 const httplib::Result& result) {
  if (!result) return std::nullopt;
  return to_exchange(request, *result);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
