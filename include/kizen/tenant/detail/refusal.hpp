#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "../../core/exchange.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A body as sent; what is not UTF-8 in a text becomes U+FFFD.
inline Response json_response(int status, const json& body) {
  return {status,
          {{"Content-Type", "application/json"}},
          body.dump(-1, ' ', false, json::error_handler_t::replace)};
}

/// Ends the handling of a request early, with a response. Never leaves the service.
struct Refusal {
  Response response;
};

[[noreturn]] inline void refuse(int status, const json& body) {
  throw Refusal{json_response(status, body)};
}

[[noreturn]] inline void refuse_with_detail(int status, const std::string& detail) {
  refuse(status, {{"detail", detail}});
}

[[noreturn]] inline void refuse_as_not_found() {
  refuse(404, {{"detail", "Not found."}, {"code", "not_found"}});
}

/// A 400 in the contract's shape: what is wrong as a whole, and one entry for each that was sent.
///
/// @see behaviour rule E1
[[noreturn]] inline void refuse_write(const std::string& message, json entries = json::array()) {
  refuse(400, {{"non_field_errors", json::array({message})}, {"fields", std::move(entries)}});
}

/// A 400 in the contract's shape, where only entries are wrong.
[[noreturn]] inline void refuse_entries(json entries) {
  refuse(400, {{"non_field_errors", json::array()}, {"fields", std::move(entries)}});
}

/// What is said of an entry that is accepted. @see behaviour rule E2
inline json accepted_entry() {
  return {
      {"value", json::array()}, {"add_values", json::array()}, {"remove_values", json::array()}};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
