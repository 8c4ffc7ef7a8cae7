#pragma once

#include <kizen/contract/contract.hpp>
#include <kizen/contract/overlay.hpp>
#include <string>

namespace kizen_tool {

/// What an overlay says of the difference of an id: why, an example, evidence, and every action.
///
/// @param contract says whether it is applied
std::string difference_text(const kizen::Overlay& overlay, const std::string& id,
                            const kizen::Contract& contract);

/// The differences of an overlay, a line each.
std::string differences_text(const kizen::Overlay& overlay);

}  // namespace kizen_tool
