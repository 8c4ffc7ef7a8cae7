#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../core/report.hpp"
#include "httplib_inl.hpp"
#include "problem_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a header field is of the connection or the server, and not of the answer.
inline bool outlasts_answer(std::string_view name) {
  const auto lower = ascii_lower(name);
  constexpr std::string_view kept[] = {"connection", "keep-alive", "date",
                                       "server",     "vary",       "x-request-id"};
  return std::find(std::begin(kept), std::end(kept), lower) != std::end(kept) ||
         starts_with(lower, "access-control-");
}

/// Gives a response that is complete another status and body. Of its header fields stay those that
/// say nothing of what it was.
inline void replace_answer(httplib::Response& response, int status, std::string problem) {
  httplib::Headers kept;
  for (const auto& field : response.headers) {
    if (outlasts_answer(field.first)) kept.insert(field);
  }
  response.headers = std::move(kept);
  response.status = status;
  response.body = std::move(problem);
  response.content_provider_ = nullptr;
  response.content_length_ = 0;
  response.is_chunked_content_provider_ = false;
  response.set_header("Cache-Control", "no-store");
  response.set_header("Content-Type", problem_type);
  response.set_header("Content-Length", std::to_string(response.body.size()));
}

/// Takes a request's body off the wire, where the next request would be looked for.
inline void drain(const httplib::Request& request, const httplib::ContentReader& reader) {
  const auto drop = [](const char*, std::size_t) { return true; };
  if (request.is_multipart_form_data()) {
    reader([](const auto&) { return true; }, drop);
  } else {
    reader(drop);
  }
}

/// Whether the header fields of a request tell of a body.
inline bool announces_body(const httplib::Request& request) {
  const auto length = request.get_header_value("Content-Length");
  return (!length.empty() && length != "0") || request.has_header("Transfer-Encoding");
}

/// Whether a response breaks the contract by more than being an error that the contract does not
/// tell of: a handler's 404 is not made worse.
inline bool must_not_leave(const Report& report) {
  return std::any_of(report.violations.begin(), report.violations.end(),
                     [&](const Violation& violation) {
                       const bool is_error =
                           violation.rule == "response.status.undeclared" && report.status >= 400;
                       return starts_with(violation.rule, "response.") && !is_error;
                     });
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
