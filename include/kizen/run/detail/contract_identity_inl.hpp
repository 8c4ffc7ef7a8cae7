#pragma once

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../contract_identity.hpp"
#include "../shard.hpp"
#include "sha256.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
KIZEN_INLINE ContractIdentity identity_of(const Contract& contract) {
  ContractIdentity identity;
  identity.name = contract.name();
  for (const auto& overlay : contract.overlays()) identity.overlays.push_back(overlay.name);
  identity.hash =
      detail::sha256(contract.document().dump(-1, ' ', false, json::error_handler_t::replace));
  return identity;
}

KIZEN_INLINE PlanIdentity plan_identity(const std::vector<PlannedCase>& planned) {
  std::vector<std::string> identities;
  for (const auto& one : planned) identities.push_back(one.identity);
  return plan_identity(std::move(identities));
}

KIZEN_INLINE PlanIdentity plan_identity(std::vector<std::string> identities) {
  std::sort(identities.begin(), identities.end());
  std::string text;
  for (const auto& identity : identities) text += identity + "\n";
  return {identities.size(), detail::sha256(text)};
}

}  // namespace KIZEN_ABI
}  // namespace kizen
