#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../core/json.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The value of a field of a record that was read; nothing where the record does not show it.
///
/// A blank field is null or not shown, as the service likes. Null too where an entry has no value,
/// as a relationship to more than 100 records.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const kizen::json deal = {{"fields", {{"921cec5c-9f68-4cd1-bf30-b11f00571175",
///                                        {{"name", "amount"}, {"value", 10}}}}}};
/// assert(*kizen::field_of(deal, "amount") == 10);
/// assert(*kizen::field_of(deal, "921cec5c-9f68-4cd1-bf30-b11f00571175") == 10);
/// assert(!kizen::field_of(deal, "rating"));
/// ```
///
/// @param field api name or UUID
/// @see behaviour page, Fields and values
KIZEN_INLINE std::optional<json> field_of(const json& record, std::string_view field);

/// The fields that a record shows, in its order: their api names, or keys where they have none.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const kizen::json deal = {{"fields", {{"1", {{"name", "amount"}}}, {"2", {{"value", 10}}}}}};
/// assert((kizen::field_names_of(deal) == std::vector<std::string>{"amount", "2"}));
/// ```
KIZEN_INLINE std::vector<std::string> field_names_of(const json& record);

}  // namespace KIZEN_ABI
}  // namespace kizen
