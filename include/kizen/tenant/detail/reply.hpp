#pragma once

#include <optional>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/exchange.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What an operation answers, before it is spelled: that takes long, and needs no lock.
struct Reply {
  int status;
  std::optional<json> body = {};  ///< nothing where the response has none
};

/// A body as sent; what is not UTF-8 in a text becomes U+FFFD.
inline Response json_response(int status, const json& body) {
  return {status,
          {{"Content-Type", "application/json"}},
          body.dump(-1, ' ', false, json::error_handler_t::replace)};
}

inline Response spelled(const Reply& reply) {
  return reply.body ? json_response(reply.status, *reply.body) : Response{reply.status, {}, {}};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
