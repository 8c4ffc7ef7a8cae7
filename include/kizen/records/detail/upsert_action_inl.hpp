#pragma once

#include <optional>

#include "../../core/detail/nlohmann_json.hpp"
#include "../upsert_action.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE std::optional<UpsertAction> upsert_action_of(const json& body) {
  if (!body.is_object() || !body.contains("action")) return std::nullopt;
  for (const auto action :
       {UpsertAction::Created, UpsertAction::Updated, UpsertAction::Unarchived}) {
    if (body.at("action") == to_string(action)) return action;
  }
  return std::nullopt;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
