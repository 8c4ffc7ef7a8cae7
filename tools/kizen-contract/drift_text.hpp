#pragma once

#include <kizen/contract/contract.hpp>
#include <kizen/contract/overlay.hpp>
#include <string>
#include <vector>

#include "drift_tally.hpp"

namespace kizen_tool {

/// What drift was found, for people: every known difference with how often it was seen, every finding
/// that none explains, and the sum.
///
/// @param observed the contract that proposed actions would be applied to
std::string drift_text(const DriftTally& tally, const std::vector<kizen::Overlay>& known,
                       const kizen::Contract& observed);

/// The actions that would allow what is not explained, as a whole Overlay 1.1 document; those of one
/// finding share an id, the next of the form `X1` that no known overlay has.
///
/// @param date of the evidence, `YYYY-MM-DD`
kizen::json proposed_overlay(const DriftTally& tally, const std::vector<kizen::Overlay>& known,
                             const kizen::Contract& observed, const std::string& date);

}  // namespace kizen_tool
