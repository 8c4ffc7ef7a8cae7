#pragma once

#include <nlohmann/json.hpp>
#include <utility>

#include "../../records/detail/record_fields_inl.hpp"
#include "../../records/detail/upsert_action_inl.hpp"
#include "../upsert_outcome.hpp"
#include "checked_exchange_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

inline UpsertOutcome UpsertOutcome::of(CheckedExchange exchange) {
  UpsertOutcome outcome;
  static_cast<CheckedExchange&>(outcome) = std::move(exchange);
  if (outcome.status() != 200 && outcome.status() != 201) return outcome;
  const auto body = outcome.json();
  if (!body) return outcome;
  outcome.action = upsert_action_of(*body);
  outcome.id = detail::text_member(*body, "id");
  return outcome;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
