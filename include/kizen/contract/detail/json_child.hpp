#pragma once

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The array index that a token spells: digits without a leading zero.
inline std::optional<std::size_t> array_index(const std::string& token) {
  if (token.empty() || (token.size() > 1 && token[0] == '0')) return std::nullopt;
  std::size_t index = 0;
  const char* const end = token.data() + token.size();
  const auto parsed = std::from_chars(token.data(), end, index);
  if (parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
  return index;
}

inline const json* child_at(const json& parent, const std::string& token) {
  if (parent.is_object()) {
    const auto member = parent.find(token);
    return member == parent.end() ? nullptr : &*member;
  }
  if (!parent.is_array()) return nullptr;
  const auto index = array_index(token);
  return index && *index < parent.size() ? &parent[*index] : nullptr;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
