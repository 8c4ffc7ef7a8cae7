#pragma once

#include <optional>
#include <variant>

#include "../to_exchange.hpp"
#include "httplib_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

inline Request to_request(const httplib::Request& request) {
  return {request.method, request.target.empty() ? request.path : request.target,
          detail::headers_of(request.headers), request.body};
}

inline Response to_response(const httplib::Response& response) {
  return {response.status, detail::headers_of(response.headers), response.body};
}

inline Answer to_answer(const httplib::Result& result) {
  if (result) return to_response(*result);
  return NoAnswer{detail::reason_of(result.error()), detail::words_of(result.error())};
}

inline Exchange to_exchange(const httplib::Request& request, const httplib::Response& response) {
  return {to_request(request), to_response(response)};
}

inline std::optional<Exchange> to_exchange(const httplib::Request& request,
                                           const httplib::Result& result) {
  if (!result) return std::nullopt;
  return to_exchange(request, *result);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
