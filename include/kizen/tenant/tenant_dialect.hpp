#pragma once

#include <ostream>
#include <string_view>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What the built-in tenant's messages look like. What it does is the same in both.
///
/// ```cpp
/// #include <kizen/tenant.hpp>
/// #include <cassert>
///
/// kizen::TenantOptions options;
/// assert(options.dialect == kizen::TenantDialect::Documented);
/// options.dialect = kizen::TenantDialect::Observed;
/// const kizen::Tenant tenant(options);
/// assert(to_string(kizen::TenantDialect::Observed) == "observed");
/// ```
///
/// @see behaviour page, Differences between the documented contract and what is observed
enum class TenantDialect {
  Documented,  ///< as the documented contract says
  Observed     ///< as deployed tenants are seen to send them, which breaks that contract
};

/// The dialect as one lower-case word.
constexpr std::string_view to_string(TenantDialect dialect) {
  switch (dialect) {
    case TenantDialect::Documented:
      return "documented";
    case TenantDialect::Observed:
      return "observed";
  }
  return "unknown";
}

inline std::ostream& operator<<(std::ostream& out, TenantDialect dialect) {
  return out << to_string(dialect);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
