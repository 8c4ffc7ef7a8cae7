#pragma once

#include <ostream>
#include <string>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A named change to a contract: where the service is known to differ from its document.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto scalars = kizen::records_amendment("D6");
/// assert(scalars && scalars->id == "D6");
/// assert(!kizen::records_amendment("D99"));
/// ```
///
/// @see RFC 6902
struct Amendment {
  std::string id;     ///< such as `D6`
  std::string patch;  ///< a JSON Patch document
};

inline std::ostream& operator<<(std::ostream& out, const Amendment& amendment) {
  return out << amendment.id;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
