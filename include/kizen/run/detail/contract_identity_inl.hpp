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

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The SHA-256 of a text in lower-case hexadecimal digits.
inline std::string sha256(const std::string& text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("OpenSSL has no SHA-256");
  }
  static constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  for (unsigned i = 0; i < size; ++i) {
    hex += digits[digest[i] >> 4U];
    hex += digits[digest[i] & 15U];
  }
  return hex;
}

}  // namespace detail

inline ContractIdentity identity_of(const Contract& contract) {
  ContractIdentity identity;
  identity.name = contract.name();
  for (const auto& overlay : contract.overlays()) identity.overlays.push_back(overlay.name);
  identity.hash =
      detail::sha256(contract.document().dump(-1, ' ', false, json::error_handler_t::replace));
  return identity;
}

inline PlanIdentity plan_identity(const std::vector<PlannedCase>& planned) {
  std::vector<std::string> identities;
  for (const auto& one : planned) identities.push_back(one.identity);
  return plan_identity(std::move(identities));
}

inline PlanIdentity plan_identity(std::vector<std::string> identities) {
  std::sort(identities.begin(), identities.end());
  std::string text;
  for (const auto& identity : identities) text += identity + "\n";
  return {identities.size(), detail::sha256(text)};
}

}  // namespace KIZEN_ABI
}  // namespace kizen
