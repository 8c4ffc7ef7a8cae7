#pragma once

#include "../core/json.hpp"
#include "../core/json_pointer.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The value at a place of a document, or null where there is none. Never throws.
///
/// ```cpp
/// #include <kizen/contract.hpp>
/// #include <cassert>
///
/// const kizen::json page = {{"results", {{{"id", 7}}}}};
/// assert(*kizen::json_at(page, *kizen::JsonPointer::parse("/results/0/id")) == 7);
/// assert(kizen::json_at(page, *kizen::JsonPointer::parse("/results/01")) == nullptr);
/// ```
///
/// @see RFC 6901, 4
KIZEN_INLINE const json* json_at(const json& document, const JsonPointer& place);

}  // namespace KIZEN_ABI
}  // namespace kizen
