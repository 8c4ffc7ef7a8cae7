#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "../upsert_action.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

inline std::optional<UpsertAction> upsert_action_of(const json& body) {
  if (!body.is_object() || !body.contains("action")) return std::nullopt;
  for (const auto action :
       {UpsertAction::Created, UpsertAction::Updated, UpsertAction::Unarchived}) {
    if (body.at("action") == to_string(action)) return action;
  }
  return std::nullopt;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
