#pragma once

#include <string>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What is wrong with a request. Ends its handling early, and never leaves the service.
///
/// MessageShape makes the response of it. An entry of `fields` in the body has only the members
/// that something is wrong with.
struct Refusal {
  int status;
  json body;
  std::string member = {};  ///< of the request's body that is missing or wrong; empty for others
  std::string code = {};    ///< that only the observed dialect tells; may be empty
};

[[noreturn]] inline void refuse(int status, json body) { throw Refusal{status, std::move(body)}; }

[[noreturn]] inline void refuse_with_detail(int status, const std::string& detail) {
  refuse(status, {{"detail", detail}});
}

/// A 400 that speaks of neither entries nor members of the body. @see behaviour page, D10
[[noreturn]] inline void refuse_request(const std::string& detail, const std::string& code) {
  throw Refusal{400, {{"detail", detail}}, {}, code};
}

[[noreturn]] inline void refuse_as_not_found() {
  refuse(404, {{"detail", "Not found."}, {"code", "not_found"}});
}

/// The body of a 400 in the contract's shape.
inline json write_refusal(const std::string& message, json entries) {
  return {{"non_field_errors", json::array({message})}, {"fields", std::move(entries)}};
}

/// A 400 in the contract's shape: what is wrong as a whole, and one entry for each that was sent.
///
/// @see behaviour rule E1
[[noreturn]] inline void refuse_write(const std::string& message, json entries = json::array()) {
  refuse(400, write_refusal(message, std::move(entries)));
}

/// A 400 in the contract's shape, where only entries are wrong.
[[noreturn]] inline void refuse_entries(json entries) {
  refuse(400, {{"non_field_errors", json::array()}, {"fields", std::move(entries)}});
}

/// A 400 for a member of the body that is missing, or is not of its type. @see behaviour page, D10
[[noreturn]] inline void refuse_member(const std::string& member, const std::string& message,
                                       json entries = json::array()) {
  throw Refusal{400, write_refusal(message, std::move(entries)), member};
}

/// What is said of an entry that is accepted.
inline json accepted_entry() { return json::object(); }

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
