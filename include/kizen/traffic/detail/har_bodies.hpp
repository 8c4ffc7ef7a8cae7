#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/detail/percent.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/exchange.hpp"
#include "attached_files.hpp"
#include "base64.hpp"
#include "entry_values.hpp"
#include "recorded_body.hpp"
#include "recorded_headers.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds the bodies of one entry of a HAR, where its recorder put them.
class HarBodies {
 public:
  HarBodies(EntryValues& values, const AttachedFiles& files) : values_(values), files_(files) {}

  RecordedBody of_request(JsonView request, const Headers& headers) const {
    const auto data = values_.object_member(request, "postData");
    const auto due = std::max(size_member(request, "bodySize"), content_length(headers));
    auto body = data ? recorded(*data) : std::nullopt;
    if (body && body->is_empty()) body = std::nullopt;
    if (data && !body) body = form(*data, headers);
    const bool is_coded = headers.first("Content-Encoding") != nullptr;
    if (body) return checked(std::move(*body), headers, *data, is_coded ? unknown_size : due);
    const bool is_due = due > 0 || headers.first("Transfer-Encoding") != nullptr;
    if (is_due || (data && due == unknown_size)) return {{}, why_absent(data)};
    return {};
  }

  /// @param exchange all of it but this body
  RecordedBody of_response(JsonView response, const Exchange& exchange) const {
    if (never_has_body(exchange)) return {};
    const auto& headers = exchange.response.headers;
    const auto content = values_.object_member(response, "content");
    const auto size = content ? size_member(*content, "size") : unknown_size;
    auto body = content ? recorded(*content) : std::nullopt;
    if (body && !body->is_empty()) {
      const bool is_of_coded = content && size_member(*content, "compression") < unknown_size;
      return checked(std::move(*body), headers, *content, is_of_coded ? unknown_size : size);
    }
    const auto due = std::max({size, size_member(response, "bodySize"), content_length(headers)});
    const bool may_lack = exchange.response.status == 204 || exchange.response.status == 205;
    if (due > 0 || (due == unknown_size && !body && !may_lack)) return {{}, why_absent(content)};
    return {};
  }

 private:
  /// RFC 9110, 6.4.1; a cache's body for a 304 was never part of the response.
  static bool never_has_body(const Exchange& exchange) {
    const int status = exchange.response.status;
    const auto& method = exchange.request.method;
    return status < 200 || status == 304 || method == "HEAD" || method == "CONNECT";
  }

  static std::int64_t size_member(JsonView object, std::string_view name) {
    return EntryValues::integer(member_value(object, name)).value_or(unknown_size);
  }

  std::string why_absent(std::optional<JsonView> holder) const {
    const auto comment = holder ? values_.text_if_any(*holder, "comment") : std::string();
    return comment.empty() ? "it is not recorded" : "it is not recorded: " + comment;
  }

  /// The body in `postData` or `content`, if that has one.
  std::optional<RecordedBody> recorded(JsonView holder) const {
    if (const auto file = values_.member(holder, "_file")) {
      return files_.read(values_.text(*file));
    }
    const auto text = values_.member(holder, "text");
    if (!text) return std::nullopt;
    auto why = values_.why_inexact(*text);
    if (!why.empty()) return RecordedBody{{}, std::move(why)};
    values_.check_kind(*text, JsonKind::String);
    return decoded(*text, encoding_of(holder));
  }

  /// How the text stands for bytes; HarWriter says it of a request under a name of its own.
  std::string encoding_of(JsonView holder) const {
    auto encoding = values_.text_if_any(holder, "encoding");
    if (encoding.empty()) encoding = values_.text_if_any(holder, "_encoding");
    return ascii_lower(encoding);
  }

  RecordedBody decoded(JsonView text, const std::string& encoding) const {
    if (encoding.empty() || encoding == "utf-8" || encoding == "utf8") {
      return {std::string(text.text()), {}};
    }
    if (encoding != "base64") return {{}, "it is written in an unknown way, '" + encoding + "'"};
    auto bytes = base64_decoded(text.text());
    if (!bytes) {
      values_.refuse(text, "recording.base64", "the text is no base64",
                     "correct it, or remove it together with 'encoding'");
    }
    return {std::move(*bytes), {}};
  }

  /// A form that is recorded by its fields alone; nothing where there are none.
  std::optional<RecordedBody> form(JsonView data, const Headers& headers) const {
    const auto fields = values_.member(data, "params");
    if (!fields) return std::nullopt;
    values_.check_kind(*fields, JsonKind::Array);
    if (fields->count() == 0) return std::nullopt;
    const auto type = body_type(headers, values_.text_if_any(data, "mimeType"));
    if (!type || type->subtype() != "x-www-form-urlencoded") {
      return RecordedBody{{}, "it is recorded by its fields alone"};
    }
    RecordedBody body;
    all_items(*fields, [&](JsonView field, std::size_t) {
      add_field(body, field);
      return true;
    });
    if (!body.missing.empty()) body.bytes.clear();
    return body;
  }

  void add_field(RecordedBody& body, JsonView field) const {
    values_.check_kind(field, JsonKind::Object);
    const auto name = values_.text(values_.required(field, "name"));
    const auto its_value = values_.member(field, "value");
    const auto value = its_value ? values_.text(*its_value) : std::string();
    if ((name + value).find_first_of("%+") != std::string::npos) {
      body.missing = "its fields are recorded, and may be encoded already";
    }
    body.bytes += (body.bytes.empty() ? "" : "&") + percent_encoded(name);
    body.bytes += "=" + percent_encoded(value);
  }

  /// A body that was found, unless it shows that it is not what was sent.
  RecordedBody checked(RecordedBody body, const Headers& headers, JsonView holder,
                       std::int64_t due) const {
    if (!body.missing.empty()) return body;
    const auto type = body_type(headers, values_.text_if_any(holder, "mimeType"));
    const bool is_exact = (type && type->is_json()) || !encoding_of(holder).empty();
    const auto has = static_cast<std::int64_t>(body.bytes.size());
    if (!is_exact || has + byte_order_mark >= due) return body;
    return {
        {},
        "only " + std::to_string(has) + " of its " + std::to_string(due) + " bytes are recorded"};
  }

  /// How many bytes recorders drop from the front of a text.
  static constexpr std::int64_t byte_order_mark = 3;

  EntryValues& values_;
  const AttachedFiles& files_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
