#pragma once

#include <string>

#include "../json.hpp"
#include "../version.hpp"
#include "nlohmann_json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A text as JSON; bytes that are no UTF-8 stay as they are.
inline std::string written_text(const std::string& text) {
  std::string written = "\"";
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      written += c;
      continue;
    }
    const auto quoted = json(std::string(1, c)).dump();
    written.append(quoted, 1, quoted.size() - 2);
  }
  return written + '"';
}

inline std::string written_part(const json& value) {
  if (value.is_string()) return written_text(value.get_ref<const std::string&>());
  if (!value.is_structured()) return value.dump();
  std::string written;
  for (auto member = value.begin(); member != value.end(); ++member) {
    if (!written.empty()) written += ',';
    if (value.is_object()) written += written_text(member.key()) + ':';
    written += written_part(*member);
  }
  return value.is_object() ? '{' + written + '}' : '[' + written + ']';
}

/// JSON as it is sent. A text that is no UTF-8 goes in as it is, for the check to find it there.
inline std::string written_json(const json& value) {
  try {
    return value.dump();
  } catch (const json::type_error&) {
    return written_part(value);
  }
}

/// JSON as it is printed; U+FFFD stands for what is no UTF-8.
inline std::string shown_json(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
