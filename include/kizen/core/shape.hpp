#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "detail/uuid.hpp"
#include "json_pointer.hpp"
#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A place with `*` for each list index and each member whose name says nothing of its kind.
///
/// A pointer does not tell an index from a member named `3`, so every token of digits alone is
/// `*`, and so is every UUID; a member named `**` too, since that means more in a shape.
///
/// ```cpp
/// #include <kizen/core/shape.hpp>
/// #include <cassert>
///
/// const auto place =
///     *kizen::JsonPointer::parse("/results/3/fields/921cec5c-5bd0-4d46-b4a5-5d0f7b1c0001/value");
/// assert(kizen::shape_of(place) == "/results/*/fields/*/value");
/// ```
inline std::string shape_of(const JsonPointer& instance) {
  JsonPointer shape;
  for (const auto& token : instance.tokens()) {
    const bool is_index = !token.empty() && token.find_first_not_of("0123456789") == token.npos;
    const bool is_any = is_index || detail::is_uuid(token) || token == "**";
    shape = std::move(shape) / std::string_view(is_any ? "*" : token);
  }
  return shape.to_string();
}

namespace detail {

/// Whether a text spells a shape: a JSON Pointer that is no URI fragment.
inline bool is_shape(std::string_view text) {
  return text.substr(0, 1) != "#" && JsonPointer::parse(text);
}

}  // namespace detail

/// Whether a place has a shape, in which `*` stands for any one token and `**` for any number.
///
/// ```cpp
/// #include <kizen/core/shape.hpp>
/// #include <cassert>
///
/// const auto place = kizen::JsonPointer() / "results" / 3 / "id";
/// assert(kizen::has_shape(place, *kizen::JsonPointer::parse("/results/*/id")));
/// assert(kizen::has_shape(place, *kizen::JsonPointer::parse("/**/id")));
/// assert(!kizen::has_shape(place, *kizen::JsonPointer::parse("/*/id")));
/// ```
inline bool has_shape(const JsonPointer& place, const JsonPointer& shape) {
  const auto& tokens = place.tokens();
  const auto& wanted = shape.tokens();
  std::size_t token = 0;
  std::size_t want = 0;
  std::optional<std::size_t> after_any;  // behind the last `**`
  std::size_t retry = 0;                 // where its rest is tried next
  while (token < tokens.size()) {
    if (want < wanted.size() && wanted[want] == "**") {
      after_any = ++want;
      retry = token;
    } else if (want < wanted.size() && (wanted[want] == "*" || wanted[want] == tokens[token])) {
      ++want;
      ++token;
    } else if (after_any) {
      want = *after_any;
      token = ++retry;
    } else {
      return false;
    }
  }
  while (want < wanted.size() && wanted[want] == "**") ++want;
  return want == wanted.size();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
