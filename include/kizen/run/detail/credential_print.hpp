#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "../contract_identity.hpp"
#include "../identities.hpp"
#include "sha256.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What tells the credentials of each identity from others, without giving them away: a hash that is
/// another for each run.
inline std::map<std::string, std::string> credential_prints(const Identities& identities,
                                                            const std::string& run) {
  static constexpr std::size_t digits = 16;
  std::map<std::string, std::string> prints;
  for (const auto& [name, credentials] : identities) {
    auto text = run;
    for (const auto& credential : credentials) text += '\0' + credential.value;
    prints[name] = sha256(text).substr(0, digits);
  }
  return prints;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
