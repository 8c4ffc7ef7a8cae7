#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "../../core/detail/json_written.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text_member.hpp"
#include "../error_payload.hpp"
#include "record_fields_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads the body of an error, shape by shape.
class ErrorReader {
 public:
  ErrorReader(const json& body, const json& request) : body_(body), request_(request) {}

  std::optional<ErrorPayload> read() {
    if (!body_.is_object() || body_.empty()) return std::nullopt;
    if (is_refusal()) return read_refusal();
    if (is_detail() || is_problem()) return read_detail();
    if (is_listed()) return read_members(ErrorPayload::Shape::Listed);
    if (is_keyed()) return read_members(ErrorPayload::Shape::Keyed);
    return std::nullopt;
  }

 private:
  bool is_refusal() const { return body_.contains("fields") && body_.at("fields").is_array(); }

  bool is_detail() const {
    const auto items = body_.items();
    return std::all_of(items.begin(), items.end(), [](const auto& member) {
      return (member.key() == "detail" || member.key() == "code") && member.value().is_string();
    });
  }

  /// A detail with more to it, such as a problem document. @see RFC 9457
  bool is_problem() const {
    return !text_member(body_, "detail").empty() ||
           (!text_member(body_, "title").empty() && body_.contains("status"));
  }

  bool is_listed() const {
    return body_.size() == 1 && body_.begin().key() == "errors" && body_.begin()->is_array() &&
           !body_.begin()->empty();
  }

  bool is_keyed() const {
    const auto is_empty = [](const json& texts) { return texts.empty(); };
    if (std::all_of(body_.begin(), body_.end(), is_empty)) return false;
    return std::all_of(body_.begin(), body_.end(), [](const json& texts) {
      return texts.is_array() && std::all_of(texts.begin(), texts.end(),
                                             [](const json& text) { return text.is_string(); });
    });
  }

  /// Numbers and the like beside the texts, such as the status, say nothing.
  ErrorPayload read_detail() {
    error_.shape = ErrorPayload::Shape::Detail;
    for (const auto& member : body_.items()) {
      const auto& value = member.value();
      if (value.is_string() || value.is_structured()) take(member.key(), value);
    }
    return std::move(error_);
  }

  ErrorPayload read_members(ErrorPayload::Shape shape) {
    error_.shape = shape;
    for (const auto& member : body_.items()) take(member.key(), member.value());
    return std::move(error_);
  }

  ErrorPayload read_refusal() {
    if (body_.contains("non_field_errors")) take("non_field_errors", body_.at("non_field_errors"));
    const auto& entries = body_.at("fields");
    for (std::size_t n = 0; n < entries.size(); ++n) take(name_of_entry(n), entries.at(n));
    return std::move(error_);
  }

  /// What the entry of that number in the request writes to.
  std::string name_of_entry(std::size_t number) const {
    const std::string number_alone = "fields/" + std::to_string(number);
    if (!request_.is_object() || !request_.contains("fields")) return number_alone;
    const auto& entries = request_.at("fields");
    if (!entries.is_array() || number >= entries.size()) return number_alone;
    const auto name = text_member(entries.at(number), "name");
    const auto id = text_member(entries.at(number), "id");
    if (name.empty() && id.empty()) return number_alone;
    return std::string(name.empty() ? id : name);
  }

  /// Adds every text within a value, at whatever depth.
  void take(const std::string& key, const json& value) {
    if (value.is_structured()) {
      for (const auto& part : value) take(key, part);
    } else {
      error_.messages.push_back(
          {key, value.is_string() ? value.get<std::string>() : shown_json(value)});
    }
  }

  const json& body_;
  const json& request_;
  ErrorPayload error_ = {};
};

inline const char* words_of(ErrorPayload::Shape shape) {
  switch (shape) {
    case ErrorPayload::Shape::Refusal:
      return "a refusal";
    case ErrorPayload::Shape::Detail:
      return "an error in detail";
    case ErrorPayload::Shape::Keyed:
      return "errors by key";
    case ErrorPayload::Shape::Listed:
      return "a list of errors";
  }
  return "an error";
}

}  // namespace detail

KIZEN_INLINE std::ostream& operator<<(std::ostream& out, const ErrorPayload& error) {
  out << detail::words_of(error.shape);
  for (const auto& message : error.messages) out << "\n  " << message;
  return out;
}

KIZEN_INLINE std::optional<ErrorPayload> error_payload_of(const json& body, const json& request) {
  return detail::ErrorReader(body, request).read();
}

KIZEN_INLINE std::optional<ErrorPayload> error_payload_of(const json& body) {
  return error_payload_of(body, json());
}

}  // namespace KIZEN_ABI
}  // namespace kizen
