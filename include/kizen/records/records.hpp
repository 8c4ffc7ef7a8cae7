#pragma once

#include "../contract/contract.hpp"
#include "../contract/overlay.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The documented contract of the Kizen Records API, embedded: nine operations. A search is known to
/// read only, which the document does not say.
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
KIZEN_INLINE const Contract& records();

/// How the service is known to differ from its document, embedded: the overlay whose actions have
/// the ids `D1` to `D20`.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto* scalars = kizen::records_differences().action("D6");
/// assert(scalars && scalars->difference.confidence == "seen");
/// ```
///
/// @see behaviour page, Differences
KIZEN_INLINE const Overlay& records_differences();

/// The contract that deployed tenants are seen to keep: the documented one with every known
/// difference applied.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto& add = *kizen::observed_records().operation("records_add_create");
/// assert(add.response(201) != nullptr);
/// assert(kizen::records().operation("records_add_create")->response(201) == nullptr);
/// assert(kizen::observed_records().has("D8"));
/// ```
KIZEN_INLINE const Contract& observed_records();

}  // namespace KIZEN_ABI
}  // namespace kizen
