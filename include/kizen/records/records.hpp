#pragma once

#include <optional>
#include <string_view>

#include "../contract/amendment.hpp"
#include "../contract/contract.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The documented contract of the Kizen Records API, embedded: nine operations.
///
/// Parsed once, at the first call; any number of threads may call it.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// assert(kizen::records().operations().size() == 9);
/// assert(kizen::records().name() == "records.openapi.json");
/// ```
inline const Contract& records();

/// The embedded amendment of that id, such as `D6`; nothing where there is none.
///
/// @see behaviour page, Differences
inline std::optional<Amendment> records_amendment(std::string_view id);

}  // namespace KIZEN_ABI
}  // namespace kizen
