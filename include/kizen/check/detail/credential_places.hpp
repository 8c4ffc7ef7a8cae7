#pragma once

#include <string_view>
#include <vector>

#include "../../contract/contract.hpp"
#include "../../contract/json_at.hpp"
#include "../../core/detail/nlohmann_json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The security schemes of a contract, in document order.
inline std::vector<const SecurityScheme*> security_schemes(const Contract& contract) {
  std::vector<const SecurityScheme*> all;
  const auto* declared =
      json_at(contract.document(), JsonPointer() / "components" / "securitySchemes");
  if (declared == nullptr) return all;
  for (const auto& one : declared->items()) {
    if (const auto* scheme = contract.security_scheme(one.key())) all.push_back(scheme);
  }
  return all;
}

/// Header fields that carry credentials in any API.
inline constexpr std::string_view credential_headers[] = {"Authorization", "Proxy-Authorization"};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
