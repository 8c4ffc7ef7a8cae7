#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A way in which the built-in tenant can misbehave, on purpose. It breaks one behaviour rule where
/// a client can see it.
///
/// ```cpp
/// #include <kizen/tenant.hpp>
/// #include <cassert>
///
/// kizen::TenantOptions options;
/// options.fault = "lookup-folds-case";
/// assert(kizen::fault_named(options.fault)->rule == "W8");
/// const kizen::Tenant tenant(options);
/// ```
struct Fault {
  std::string name;      ///< words joined by `-`
  std::string rule;      ///< of the behaviour page, such as `S4`
  std::string kind;      ///< `class` of the table: what part of the service misbehaves
  std::string sentence;  ///< what it does

  friend std::ostream& operator<<(std::ostream& out, const Fault& fault) {
    return out << fault.name << " (" << fault.rule << "): " << fault.sentence;
  }
};

/// All faults that there are, in the order of `schemas/faults.yaml`.
KIZEN_INLINE const std::vector<Fault>& faults();

/// The fault of that name, or null.
KIZEN_INLINE const Fault* fault_named(const std::string& name);

}  // namespace KIZEN_ABI
}  // namespace kizen
