#pragma once

#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"
#include "../../core/json_pointer.hpp"
#include "../json_at.hpp"
#include "json_child.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a name may follow a dot in a JSONPath. @see RFC 9535, 2.5.1.1, member-name-shorthand
inline bool is_shorthand(const std::string& name) {
  static constexpr std::string_view first = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";
  static constexpr std::string_view later =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";
  return !name.empty() && first.find(name.front()) != std::string_view::npos &&
         name.find_first_not_of(later) == std::string::npos;
}

/// A text in single quotes, as JSONPath reads it. @see RFC 9535, 2.3.1.1
inline std::string in_path_quotes(const std::string& text) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string quoted = "'";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '\'' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (code < 0x20) {
      quoted += std::string("\\u00") + digits[code >> 4U] + digits[code & 15U];
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

/// A JSONPath that selects the value at a place of a document, and nothing else.
inline std::string path_to(const json& document, const JsonPointer& place) {
  std::string path = "$";
  const json* value = &document;
  for (const auto& token : place.tokens()) {
    const bool is_item = value != nullptr && value->is_array();
    if (is_item) {
      path += "[" + token + "]";
    } else {
      path += is_shorthand(token) ? "." + token : "[" + in_path_quotes(token) + "]";
    }
    if (value != nullptr) value = child_at(*value, token);
  }
  return path;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
