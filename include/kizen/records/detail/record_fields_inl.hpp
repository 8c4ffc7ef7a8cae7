#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../record_fields.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The object `fields` of a record; null where it has none.
inline const json* fields_of(const json& record) {
  if (!record.is_object()) return nullptr;
  const auto fields = record.find("fields");
  return fields != record.end() && fields->is_object() ? &*fields : nullptr;
}

/// A text that a JSON object has under that name, or none.
inline std::string_view text_member(const json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto member = object.find(name);
  if (member == object.end() || !member->is_string()) return {};
  return member->get_ref<const std::string&>();
}

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
