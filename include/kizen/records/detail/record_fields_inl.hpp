#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/detail/text_member.hpp"
#include "../record_fields.hpp"
#include "fields_of.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline bool is_entry_of(const std::string& key, const json& entry, std::string_view field) {
  return text_member(entry, "name") == field || same_ignoring_case(key, field) ||
         same_ignoring_case(text_member(entry, "id"), field);
}

}  // namespace detail

KIZEN_INLINE std::optional<json> field_of(const json& record, std::string_view field) {
  const auto* const fields = detail::fields_of(record);
  if (fields == nullptr || field.empty()) return std::nullopt;
  for (const auto& member : fields->items()) {
    if (!detail::is_entry_of(member.key(), member.value(), field)) continue;
    return member.value().is_object() ? member.value().value("value", json()) : json();
  }
  return std::nullopt;
}

KIZEN_INLINE std::vector<std::string> field_names_of(const json& record) {
  std::vector<std::string> names;
  const auto* const fields = detail::fields_of(record);
  if (fields == nullptr) return names;
  for (const auto& member : fields->items()) {
    const auto name = detail::text_member(member.value(), "name");
    names.push_back(name.empty() ? member.key() : std::string(name));
  }
  return names;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
