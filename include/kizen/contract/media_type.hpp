#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../core/detail/text.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A media type or media range, such as `application/json; charset=utf-8` or `text/*`.
///
/// ```cpp
/// #include <kizen/contract/media_type.hpp>
/// #include <cassert>
///
/// const auto sent = kizen::MediaType::parse("Application/JSON; Charset=\"UTF-8\"");
/// assert(sent && sent->is_json() && *sent->parameter("charset") == "UTF-8");
/// assert(kizen::MediaType::parse("application/*")->covers(*sent));
/// assert(!kizen::MediaType::parse("application/json; version=2")->covers(*sent));
/// assert(!kizen::MediaType::parse("json"));
/// ```
///
/// @see RFC 9110, 8.3.1 and 5.6.6; OpenAPI 3.0.3, Media Type Object
class MediaType {
 public:
  /// The type that a Content-Type value, or a key of a `content` map, names. Nothing where it is
  /// malformed, or names a parameter twice.
  static std::optional<MediaType> parse(std::string_view text) {
    const auto semicolon = text.find(';');
    const auto essence = detail::trimmed(text.substr(0, semicolon));
    const auto slash = essence.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto type = essence.substr(0, slash);
    const auto subtype = essence.substr(slash + 1);
    if (!is_token(type) || !is_token(subtype)) return std::nullopt;
    MediaType media(detail::ascii_lower(type), detail::ascii_lower(subtype));
    if (semicolon != std::string_view::npos && !media.read_parameters(text.substr(semicolon))) {
      return std::nullopt;
    }
    return media;
  }

  /// Whether `other` is one of the types that this range names, and has all of its parameters;
  /// `charset` means nothing for JSON (RFC 8259, 11).
  bool covers(const MediaType& other) const {
    const bool fits =
        type_ == "*" || (type_ == other.type_ && (subtype_ == "*" || subtype_ == other.subtype_));
    return fits && std::all_of(parameters_.begin(), parameters_.end(), [&](const auto& one) {
             const bool is_charset = one.first == "charset";
             if (is_charset && is_json()) return true;
             const auto* value = other.parameter(one.first);
             return value != nullptr && (is_charset ? detail::same_ignoring_case(*value, one.second)
                                                    : *value == one.second);
           });
  }

  /// Whether this leaves open less than `other`: a full type with more parameters, with fewer, then
  /// `type/*`, then `*/*`.
  bool narrower_than(const MediaType& other) const {
    if (wildcards() != other.wildcards()) return wildcards() < other.wildcards();
    return parameters_.size() > other.parameters_.size();
  }

  /// Whether a body of this type is a JSON text: `application/json` or any `+json`.
  bool is_json() const {
    return (type_ == "application" && subtype_ == "json") || detail::ends_with(subtype_, "+json");
  }

  /// In lower case.
  const std::string& type() const { return type_; }
  const std::string& subtype() const { return subtype_; }

  /// The value of a parameter, or null. @param name in lower case
  const std::string* parameter(std::string_view name) const {
    for (const auto& one : parameters_) {
      if (one.first == name) return &one.second;
    }
    return nullptr;
  }

  std::string to_string() const {
    std::string text = type_ + "/" + subtype_;
    for (const auto& [name, value] : parameters_) text += "; " + name + "=" + value;
    return text;
  }

  friend bool operator==(const MediaType& a, const MediaType& b) {
    return a.type_ == b.type_ && a.subtype_ == b.subtype_ && a.parameters_ == b.parameters_;
  }

  friend std::ostream& operator<<(std::ostream& out, const MediaType& type) {
    return out << type.to_string();
  }

 private:
  MediaType(std::string type, std::string subtype)
      : type_(std::move(type)), subtype_(std::move(subtype)) {}

  /// RFC 9110, 5.6.2
  static bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
      const char lower = detail::ascii_lower(c);
      return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') ||
             marks.find(c) != std::string_view::npos;
    });
  }

  /// Takes what stands at the front of `text` up to a semicolon outside of quotes.
  static std::string_view take_piece(std::string_view& text) {
    bool is_quoted = false;
    std::size_t end = 0;
    for (; end < text.size() && (is_quoted || text[end] != ';'); ++end) {
      if (is_quoted && text[end] == '\\') {
        ++end;
      } else if (text[end] == '"') {
        is_quoted = !is_quoted;
      }
    }
    end = std::min(end, text.size());
    const auto piece = text.substr(0, end);
    text.remove_prefix(end);
    return piece;
  }

  /// A token, or the inside of a quoted string without its backslashes.
  static std::optional<std::string> value_of(std::string_view text) {
    if (is_token(text)) return std::string(text);
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::nullopt;
    std::string value;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
      if (text[i] == '"') return std::nullopt;
      if (text[i] == '\\' && ++i + 1 == text.size()) return std::nullopt;
      value += text[i];
    }
    return value;
  }

  /// @param text starts with a semicolon
  bool read_parameters(std::string_view text) {
    while (!text.empty()) {
      text.remove_prefix(1);
      const auto piece = detail::trimmed(take_piece(text));
      if (piece.empty()) continue;
      const auto equals = piece.find('=');
      if (equals == std::string_view::npos || !is_token(piece.substr(0, equals))) return false;
      auto name = detail::ascii_lower(piece.substr(0, equals));
      auto value = value_of(piece.substr(equals + 1));
      if (!value || parameter(name) != nullptr) return false;
      parameters_.emplace_back(std::move(name), std::move(*value));
    }
    return true;
  }

  int wildcards() const { return (type_ == "*" ? 1 : 0) + (subtype_ == "*" ? 1 : 0); }

  std::string type_;
  std::string subtype_;
  std::vector<std::pair<std::string, std::string>> parameters_;  ///< names in lower case
};

}  // namespace KIZEN_ABI
}  // namespace kizen
