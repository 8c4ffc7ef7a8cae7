#pragma once

#include <kizen/check/drift.hpp>
#include <kizen/contract/overlay.hpp>
#include <string>
#include <vector>

#include "drift_tally.hpp"
#include "smoke_tally.hpp"

namespace kizen_tool {

/// A line an operation, what went wrong, what differs from the document, and the verdict.
///
/// @param known differences that may explain
/// @param documented name of the document
std::string smoke_text(const SmokeTally& tally, const DriftTally& drift,
                       const std::vector<kizen::Overlay>& known, const std::string& documented);

}  // namespace kizen_tool
