#pragma once

#include <string>
#include <string_view>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/json_pointer.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Adds a character of a name. @see RFC 9535, 2.7, normal-single-quoted
inline void append_normal(std::string& out, char c) {
  static constexpr std::string_view escaped = "\b\t\n\f\r'\\";
  static constexpr std::string_view letters = "btnfr'\\";
  static constexpr std::string_view digits = "0123456789abcdef";
  const auto found = escaped.find(c);
  if (found != std::string_view::npos) {
    out += {'\\', letters[found]};
  } else if (c >= 0 && c < 0x20) {
    const auto byte = static_cast<std::size_t>(c);
    out.append("\\u00") += {digits[byte / 16], digits[byte % 16]};
  } else {
    out += c;
  }
}

/// The one JSONPath of a place in a value, which must be there. @see RFC 9535, 2.7
inline std::string normalized_path(const json& whole, const JsonPointer& place) {
  std::string path = "$";
  const json* value = &whole;
  for (const auto& token : place.tokens()) {
    if (value->is_array()) {
      path.append("[").append(token) += ']';
      value = &value->at(std::stoul(token));
      continue;
    }
    path += "['";
    for (const char c : token) append_normal(path, c);
    path += "']";
    value = &value->at(token);
  }
  return path;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
