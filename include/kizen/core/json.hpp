#pragma once

#include <nlohmann/json_fwd.hpp>

#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A JSON value. Only declared here; include `<nlohmann/json.hpp>` or a layer's umbrella to use
/// one.
///
/// ```cpp
/// #include <kizen/contract.hpp>
/// #include <cassert>
///
/// const kizen::json page = {{"count", 0}, {"results", kizen::json::array()}};
/// assert(page.at("results").empty());
/// ```
using json = nlohmann::json;

}  // namespace KIZEN_ABI
}  // namespace kizen
