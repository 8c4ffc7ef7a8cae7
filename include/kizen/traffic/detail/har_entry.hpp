#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/detail/text.hpp"
#include "../recorded_exchange.hpp"
#include "attached_files.hpp"
#include "entry_values.hpp"
#include "har_bodies.hpp"
#include "recorded_body.hpp"
#include "recorded_headers.hpp"
#include "recorded_url.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one entry of a HAR, whoever wrote it.
class HarEntryReader {
 public:
  /// @param made has number and place already
  HarEntryReader(EntryValues& values, const AttachedFiles& files, RecordedExchange& made)
      : values_(values), bodies_(values, files), made_(made) {}

  void read() {
    values_.check_kind(values_.root(), JsonKind::Object);
    const auto request = values_.required(values_.root(), "request");
    values_.check_kind(request, JsonKind::Object);
    read_request(request);
    read_response();
    const auto who = who_answered();
    if (made_.has_response && !who.empty()) lack("recording.answered_locally", who);
  }

 private:
  void lack(const char* reason, std::string detail) {
    made_.missing.push_back({reason, std::move(detail)});
  }

  void read_request(JsonView request) {
    auto& sent = made_.exchange.request;
    sent.method = values_.text(values_.required(request, "method"));
    auto url = split_url(values_.text(values_.required(request, "url")));
    made_.origin = std::move(url.origin);
    sent.target = std::move(url.target);
    sent.headers = headers(request, "recording.request_headers_missing");
    place_body(bodies_.of_request(request, sent.headers), sent, "recording.request_body_missing",
               made_.missing);
  }

  void read_response() {
    const auto response = values_.object_member(values_.root(), "response");
    const int status = response ? status_of(*response) : 0;
    const auto failure = response ? failure_of(*response) : std::string();
    if (status == 0) {
      return lack("recording.response_missing",
                  failure.empty() ? "no answer is recorded" : failure);
    }
    made_.has_response = true;
    auto& got = made_.exchange.response;
    got.status = status;
    got.headers = headers(*response, "recording.response_headers_missing");
    auto body = bodies_.of_response(*response, made_.exchange);
    if (!failure.empty()) body = {{}, "it broke off: " + failure};
    place_body(std::move(body), got, "recording.response_body_missing", made_.missing);
    drop_codings(got.headers);
  }

  /// 0 where there was no answer: recorders write 0, -1, null, or nothing.
  int status_of(JsonView response) const {
    const auto member = values_.member(response, "status");
    if (!member) return 0;
    const auto status = EntryValues::integer(member);
    if (!status || *status > 999 || (*status > 0 && *status < 100)) {
      values_.refuse(*member, "recording.entry", "it is no status of HTTP",
                     "it must be an integer from 100 to 999, or 0 where no answer came");
    }
    return *status > 0 ? static_cast<int>(*status) : 0;
  }

  /// Why an answer failed to come, or to come whole; empty where it did neither.
  std::string failure_of(JsonView response) const {
    for (const auto* const name : {"_error", "_failureText"}) {
      auto text = values_.text_if_any(response, name);
      if (!text.empty()) return text;
    }
    auto charles = values_.text_if_any(response, "_charlesStatus");
    return same_ignoring_case(charles, "complete") ? std::string() : charles;
  }

  /// Who answered in the place of the service; empty where it was the service.
  std::string who_answered() const {
    const auto entry = values_.root();
    const auto cache = values_.text_if_any(entry, "_fromCache");
    if (!cache.empty()) return "the " + cache + " cache";
    const auto fetched = values_.text_if_any(entry, "_fetchType");
    if (!fetched.empty() && fetched != "Network Load") return fetched;
    if (is_true(entry, "_fetchedViaServiceWorker")) return "a service worker";
    return is_true(entry, "_wasFulfilled") ? "the test that recorded" : "";
  }

  static bool is_true(JsonView object, std::string_view name) {
    const auto value = member_value(object, name);
    return value && value->is(JsonKind::Boolean) && value->text() == "true";
  }

  Headers headers(JsonView message, const char* missing) {
    Headers fields;
    const auto list = values_.member(message, "headers");
    if (!list) {
      lack(missing, "they are not recorded");
      return fields;
    }
    values_.check_kind(*list, JsonKind::Array);
    all_items(*list, [&](JsonView item, std::size_t) {
      add_header(item, fields);
      return true;
    });
    return fields;
  }

  void add_header(JsonView item, Headers& fields) {
    values_.check_kind(item, JsonKind::Object);
    const auto name = values_.text(values_.required(item, "name"));
    const auto value = values_.member(item, "value");
    add_recorded(fields, name, value ? values_.text(*value) : std::string());
  }

  EntryValues& values_;
  const HarBodies bodies_;
  RecordedExchange& made_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
