#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/detail/base64_encoded.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/query.hpp"
#include "../../core/detail/utf8.hpp"
#include "../../core/exchange.hpp"
#include "../har_writer.hpp"
#include "../recorded_exchange.hpp"
#include "har_cookies.hpp"
#include "har_time.hpp"
#include "recorded_headers.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Makes the entry of a HAR of one exchange.
class HarEntryText {
 public:
  HarEntryText(const RecordedExchange& recorded, HarTimes times)
      : recorded_(recorded), times_(times) {
    const auto now = std::chrono::system_clock::now();
    if (times_.started == HarTimes().started) times_.started = now - times_.took;
  }

  /// On one line. What is no UTF-8 outside of bodies is replaced.
  std::string text() const {
    const auto time = static_cast<double>(times_.took.count()) / 1000.0;
    const Json entry = {{"startedDateTime", millisecond_text(times_.started)},
                        {"time", time},
                        {"request", request()},
                        {"response", response()},
                        {"cache", Json::object()},
                        {"timings", {{"send", 0}, {"wait", time}, {"receive", 0}}}};
    return entry.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

 private:
  using Json = nlohmann::ordered_json;

  static Json named(std::string name, std::string value) {
    return {{"name", std::move(name)}, {"value", std::move(value)}};
  }

  static Json header_list(const Headers& headers) {
    auto list = Json::array();
    for (const auto& [name, value] : headers) list.push_back(named(name, value));
    return list;
  }

  static std::string read(std::string_view text) {
    const auto decoded = query_decoded(text);
    return decoded && is_utf8(*decoded) ? *decoded : std::string(text);
  }

  static Json query(const std::string& target) {
    auto list = Json::array();
    for (const auto& [name, value] : raw_query_pairs(target)) {
      list.push_back(named(read(name), read(value)));
    }
    return list;
  }

  static std::string type_of(const Headers& headers) {
    const auto* type = headers.first("Content-Type");
    return type == nullptr ? "x-unknown" : *type;
  }

  /// What a body took on the wire.
  static std::int64_t wire_size(const Headers& headers, const std::string& body) {
    const bool is_coded = headers.first("Content-Encoding") != nullptr ||
                          headers.first("Transfer-Encoding") != nullptr;
    return is_coded ? unknown_size : static_cast<std::int64_t>(body.size());
  }

  /// Why a part is not there; null where it is.
  const std::string* why_missing(std::string_view reason) const {
    for (const auto& one : recorded_.missing) {
      if (one.reason == reason) return &one.detail;
    }
    return nullptr;
  }

  Json request() const {
    const auto& sent = recorded_.exchange.request;
    const auto* missing = why_missing("recording.request_body_missing");
    const auto origin = recorded_.origin.empty() ? std::string(unknown_origin) : recorded_.origin;
    Json made = {{"method", sent.method},
                 {"url", origin + sent.target},
                 {"httpVersion", "HTTP/1.1"},
                 {"cookies", sent_cookies(sent.headers)},
                 {"headers", header_list(sent.headers)},
                 {"queryString", query(sent.target)},
                 {"headersSize", unknown_size},
                 {"bodySize", missing ? unknown_size : wire_size(sent.headers, sent.body)}};
    if (missing != nullptr || !sent.body.empty()) made["postData"] = post_data(sent, missing);
    return made;
  }

  static Json post_data(const Request& sent, const std::string* missing) {
    Json data = {{"mimeType", type_of(sent.headers)}, {"params", Json::array()}, {"text", ""}};
    if (missing != nullptr) {
      data["comment"] = *missing;
    } else if (is_utf8(sent.body)) {
      data["text"] = sent.body;
    } else {
      data["text"] = base64_encoded(sent.body);
      data["_encoding"] = "base64";
      data["comment"] = "the text is base64 of bytes that are no text";
    }
    return data;
  }

  Json response() const {
    const auto& got = recorded_.exchange.response;
    const auto* missing = why_missing("recording.response_body_missing");
    const auto* location = got.headers.first("Location");
    Json made = {{"status", recorded_.has_response ? got.status : 0},
                 {"statusText", ""},
                 {"httpVersion", "HTTP/1.1"},
                 {"cookies", set_cookies(got.headers)},
                 {"headers", header_list(got.headers)},
                 {"content", content(got, missing)},
                 {"redirectURL", location == nullptr ? "" : *location},
                 {"headersSize", unknown_size},
                 {"bodySize", missing ? unknown_size : wire_size(got.headers, got.body)}};
    if (recorded_.has_response) return made;
    const auto* why = why_missing("recording.response_missing");
    made["_error"] = why == nullptr || why->empty() ? "no answer came" : *why;
    return made;
  }

  static Json content(const Response& got, const std::string* missing) {
    const auto size = static_cast<std::int64_t>(got.body.size());
    Json made = {{"size", missing ? unknown_size : size}, {"mimeType", type_of(got.headers)}};
    if (missing != nullptr) {
      made["comment"] = *missing;
    } else if (is_utf8(got.body)) {
      made["text"] = got.body;
    } else {
      made["text"] = base64_encoded(got.body);
      made["encoding"] = "base64";
    }
    return made;
  }

  static constexpr std::string_view unknown_origin = "http://localhost";

  const RecordedExchange& recorded_;
  HarTimes times_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
