#pragma once

#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text_member.hpp"
#include "../../records.hpp"
#include "../upsert_outcome.hpp"
#include "checked_exchange_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE UpsertOutcome UpsertOutcome::of(CheckedExchange exchange) {
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
