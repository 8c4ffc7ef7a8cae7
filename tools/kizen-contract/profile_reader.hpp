#pragma once

#include <kizen/contract/json_source.hpp>
#include <vector>

#include "profile.hpp"

namespace kizen_tool {

/// Reads the profiles of a document, all of which belong to one file.
///
/// @throws kizen::ContractErrors with everything that is wrong with it
std::vector<Profile> profiles_of(const kizen::JsonSource& source);

}  // namespace kizen_tool
