#pragma once

#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A value in one line for people: JSON of at most 120 characters, or `absent`.
inline std::string seen_text(const json* value) {
  static constexpr std::size_t most = 120;
  if (value == nullptr) return "absent";
  auto text = value->dump(-1, ' ', false, json::error_handler_t::replace);
  if (text.size() <= most) return text;
  auto end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "...";
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
