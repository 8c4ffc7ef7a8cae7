#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "../contract/contract.hpp"
#include "../core/detail/text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Which contract a report speaks of.
///
/// The hash is the SHA-256 of the document as compact JSON with sorted members, after the overlays:
/// two contracts that say the same have the same, whatever they were written in.
struct ContractIdentity {
  std::string name = {};                   ///< of the document
  std::vector<std::string> overlays = {};  ///< that were applied, in their order
  std::string hash = {};                   ///< 64 hexadecimal digits

  /// `NAME + OVERLAY (sha256 FIRST-12-DIGITS)`
  std::string to_string() const {
    auto text = name;
    for (const auto& overlay : overlays) text += " + " + overlay;
    return hash.empty() ? text : text + " (sha256 " + hash.substr(0, 12) + ")";
  }
};

/// ```cpp
/// #include <kizen/records.hpp>
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// const auto documented = kizen::identity_of(kizen::records());
/// const auto observed = kizen::identity_of(kizen::observed_records());
/// assert(documented.name == observed.name && documented.hash != observed.hash);
/// assert(observed.overlays.at(0) == "observed.overlay.yaml");
/// ```
KIZEN_INLINE ContractIdentity identity_of(const Contract& contract);

inline std::ostream& operator<<(std::ostream& out, const ContractIdentity& identity) {
  return out << identity.to_string();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
