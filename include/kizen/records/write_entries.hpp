#pragma once

#include "../core/json.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The list that stands under `fields` in a write: an entry for each member of an object, which is
/// called by the api name or the UUID of a field.
///
/// What is no object is given back as it is, so that a list of entries can stand in its place, for
/// `add_values` and `remove_values`.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto entries = kizen::write_entries({{"amount", 10}});
/// assert(entries == kizen::json::array({{{"name", "amount"}, {"value", 10}}}));
/// assert(kizen::write_entries(entries) == entries);
/// ```
///
/// @see behaviour rule W1
KIZEN_INLINE json write_entries(const json& fields);

}  // namespace KIZEN_ABI
}  // namespace kizen
