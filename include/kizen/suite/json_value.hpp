#pragma once

#include <map>
#include <memory>
#include <string>

#include "../core/json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A JSON value that is shared and never changes; a null handle is an absent value.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// const kizen::JsonValue page = kizen::json_value({{"count", 2}});
/// assert(page->at("count") == 2);
/// assert(kizen::json_value(nullptr) != nullptr);  // JSON null is a value
/// ```
using JsonValue = std::shared_ptr<const json>;

/// Values by name; a name that is not in it is absent.
using JsonValues = std::map<std::string, JsonValue>;

KIZEN_INLINE JsonValue json_value(json value);

}  // namespace KIZEN_ABI
}  // namespace kizen
