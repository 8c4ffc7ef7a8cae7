#pragma once

#include "../core/fingerprint.hpp"
#include "../core/json.hpp"
#include "../core/report.hpp"
#include "../core/violation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The entry of a waivers file that waives the findings of one fingerprint, and no others.
///
/// `reason`, `owner` and `expires`, without which it is none, are for a person to add.
///
/// ```cpp
/// #include <kizen/check.hpp>
/// #include <cassert>
///
/// const auto finding = kizen::Fingerprint::parse(
///     "records_retrieve 200 response.body.schema:type #/components/schemas/Field /fields/*/id");
/// const auto entry = kizen::waiver_for(*finding);
/// assert(entry.at("schema") == "#/components/schemas/Field" && entry.at("status") == 200);
/// assert(!entry.contains("reason"));
/// ```
KIZEN_INLINE json waiver_for(const Fingerprint& fingerprint);

/// As above, of one violation that stands in a report, or in a branch of one that does.
KIZEN_INLINE json waiver_for(const Violation& violation, const Report& report);

}  // namespace KIZEN_ABI
}  // namespace kizen
