#pragma once

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/uuid.hpp"
#include "../write_entries.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE json write_entries(const json& fields) {
  if (!fields.is_object()) return fields;
  auto entries = json::array();
  for (const auto& member : fields.items()) {
    const char* const by = detail::is_uuid(member.key()) ? "id" : "name";
    entries.push_back({{by, member.key()}, {"value", member.value()}});
  }
  return entries;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
