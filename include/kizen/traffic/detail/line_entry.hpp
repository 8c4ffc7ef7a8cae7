#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/text.hpp"
#include "../recorded_exchange.hpp"
#include "base64.hpp"
#include "entry_values.hpp"
#include "recorded_body.hpp"
#include "recorded_headers.hpp"
#include "recorded_url.hpp"
#include "recording_format.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one line in the format of one exchange a line (see Recording).
class LineEntryReader {
 public:
  /// @param made has number and place already
  LineEntryReader(EntryValues& values, RecordedExchange& made) : values_(values), made_(made) {}

  void read() {
    const auto line = values_.root();
    check_members(line, {line_members.begin(), line_members.end()});
    read_number(line);
    read_request(values_.required(line, "request"));
    if (const auto response = values_.member(line, "response")) return read_response(*response);
    made_.missing.push_back({"recording.response_missing", "no answer is recorded"});
  }

 private:
  using Names = std::vector<std::string_view>;

  /// Refuses a member of another name: a misspelt one would be left aside in silence.
  void check_members(JsonView object, const Names& known) const {
    values_.check_kind(object, JsonKind::Object);
    all_members(object, [&](JsonView name, JsonView) {
      if (std::find(known.begin(), known.end(), name.text()) != known.end()) return true;
      const auto near = did_you_mean(name.text(), known);
      values_.refuse(name, "recording.member", shown(name) + " is no member of it",
                     near.empty() ? "it may have " + joined(known, ", ") : near);
    });
  }

  void read_number(JsonView line) {
    const auto member = values_.member(line, "number");
    if (!member) return;
    const auto number = EntryValues::integer(member);
    if (!number || *number < 1) {
      values_.refuse(*member, "recording.entry", "it is no number of an exchange",
                     "it must be an integer of at least 1");
    }
    made_.number = static_cast<std::size_t>(*number);
  }

  void read_request(JsonView request) {
    check_members(request, {"method", "url", "target", "headers", "body", "base64", "json"});
    auto& sent = made_.exchange.request;
    sent.method = values_.text(values_.required(request, "method"));
    const auto target = values_.member(request, "target");
    target ? read_target(request, *target) : read_url(values_.required(request, "url"));
    sent.headers = headers(request, "recording.request_headers_missing");
    place_body(body(request), sent, "recording.request_body_missing", made_.missing);
  }

  void read_url(JsonView url) {
    auto parts = split_url(values_.text(url));
    const bool is_url = !parts.origin.empty() && parts.origin != invalid_origin;
    if (!is_url && !values_.lacks_text()) {
      values_.refuse(url, "recording.entry", "it is no URL",
                     "write one like https://a.example/b, or call it target");
    }
    made_.origin = std::move(parts.origin);
    made_.exchange.request.target = std::move(parts.target);
  }

  void read_target(JsonView request, JsonView target) {
    if (values_.member(request, "url")) {
      values_.refuse(target, "recording.entry", "there is 'url' as well", "remove one of the two");
    }
    auto path = values_.text(target);
    if (!starts_with(path, "/") && path != "*" && !values_.lacks_text()) {
      values_.refuse(target, "recording.entry", "it does not start with a slash",
                     "write path and query, or call it url");
    }
    made_.exchange.request.target = path.substr(0, path.find('#'));
  }

  void read_response(JsonView response) {
    check_members(response, {"status", "headers", "body", "base64", "json"});
    const auto member = values_.required(response, "status");
    const auto status = EntryValues::integer(member);
    if (!status || *status < 100 || *status > 999) {
      values_.refuse(member, "recording.entry", "it is no status of HTTP",
                     "it must be an integer from 100 to 999");
    }
    made_.has_response = true;
    auto& got = made_.exchange.response;
    got.status = static_cast<int>(*status);
    got.headers = headers(response, "recording.response_headers_missing");
    place_body(body(response), got, "recording.response_body_missing", made_.missing);
    drop_codings(got.headers);
  }

  Headers headers(JsonView message, const char* missing) {
    Headers fields;
    const auto given = values_.member(message, "headers");
    if (!given) {
      made_.missing.push_back({missing, "they are not recorded"});
      return fields;
    }
    if (given->is(JsonKind::Array)) {
      all_items(*given, [&](JsonView pair, std::size_t) { return add_pair(pair, fields); });
    } else {
      values_.check_kind(*given, JsonKind::Object);
      all_members(*given, [&](JsonView name, JsonView value) {
        return add_values(std::string(name.text()), value, fields);
      });
    }
    return fields;
  }

  bool add_pair(JsonView pair, Headers& fields) {
    values_.check_kind(pair, JsonKind::Array);
    if (pair.count() != 2) {
      values_.refuse(pair, "recording.entry", "a header is a pair",
                     "write it like [\"Accept\", \"*/*\"]");
    }
    add_recorded(fields, values_.text(pair.first()), values_.text(pair.first().after()));
    return true;
  }

  bool add_values(const std::string& name, JsonView value, Headers& fields) {
    if (!value.is(JsonKind::Array)) {
      add_recorded(fields, name, values_.text(value));
      return true;
    }
    return all_items(value, [&](JsonView one, std::size_t) {
      add_recorded(fields, name, values_.text(one));
      return true;
    });
  }

  RecordedBody body(JsonView message) const {
    std::optional<JsonView> name;
    all_members(message, [&](JsonView own, JsonView) {
      const bool is_body = own.text() == "body" || own.text() == "base64" || own.text() == "json";
      if (is_body && name) {
        values_.refuse(own, "recording.entry", "there is " + shown(*name) + " as well",
                       "a message has one body");
      }
      if (is_body) name = own;
      return true;
    });
    return name ? body_in(name->text(), name->value()) : RecordedBody();
  }

  RecordedBody body_in(std::string_view name, JsonView value) const {
    auto why = values_.why_inexact(value);
    if (!why.empty()) return {{}, std::move(why)};
    if (name == "json") return {std::string(values_.literal(value)), {}};
    if (value.is(JsonKind::Null)) return {{}, "it is not recorded"};
    values_.check_kind(value, JsonKind::String);
    if (name == "body") return {std::string(value.text()), {}};
    auto bytes = base64_decoded(value.text());
    if (!bytes) {
      values_.refuse(value, "recording.base64", "the text is no base64",
                     "correct it, or call it body");
    }
    return {std::move(*bytes), {}};
  }

  EntryValues& values_;
  RecordedExchange& made_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
