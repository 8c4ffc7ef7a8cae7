#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "../core/detail/text.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A media type or media range, such as `application/json` or `text/*`; parameters are left aside.
///
/// ```cpp
/// #include <kizen/contract/media_type.hpp>
/// #include <cassert>
///
/// const auto sent = kizen::MediaType::parse("Application/JSON; charset=utf-8");
/// assert(sent && sent->is_json());
/// assert(kizen::MediaType::parse("application/*")->covers(*sent));
/// assert(!kizen::MediaType::parse("json"));
/// ```
///
/// @see RFC 9110, 8.3.1; OpenAPI 3.0.3, Media Type Object
class MediaType {
 public:
  /// The type that a Content-Type value, or a key of a `content` map, names.
  static std::optional<MediaType> parse(std::string_view text) {
    const auto essence = detail::trimmed(text.substr(0, text.find(';')));
    const auto slash = essence.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash + 1 == essence.size()) {
      return std::nullopt;
    }
    if (essence.find_first_of(" \t\",") != std::string_view::npos) return std::nullopt;
    return MediaType(detail::ascii_lower(essence.substr(0, slash)),
                     detail::ascii_lower(essence.substr(slash + 1)));
  }

  /// Whether `other` is one of the types that this range names.
  bool covers(const MediaType& other) const {
    if (type_ == "*") return true;
    return type_ == other.type_ && (subtype_ == "*" || subtype_ == other.subtype_);
  }

  /// Whether this leaves open less than `other`: a full type, then `type/*`, then `*/*`.
  bool narrower_than(const MediaType& other) const { return wildcards() < other.wildcards(); }

  /// Whether a body of this type is a JSON text: `application/json` or any `+json`.
  bool is_json() const {
    return (type_ == "application" && subtype_ == "json") || detail::ends_with(subtype_, "+json");
  }

  std::string to_string() const { return type_ + "/" + subtype_; }

  friend bool operator==(const MediaType& a, const MediaType& b) {
    return a.type_ == b.type_ && a.subtype_ == b.subtype_;
  }

  friend std::ostream& operator<<(std::ostream& out, const MediaType& type) {
    return out << type.to_string();
  }

 private:
  MediaType(std::string type, std::string subtype)
      : type_(std::move(type)), subtype_(std::move(subtype)) {}

  int wildcards() const { return (type_ == "*" ? 1 : 0) + (subtype_ == "*" ? 1 : 0); }

  std::string type_;
  std::string subtype_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
