#pragma once

#include <kizen/core/report.hpp>
#include <vector>

namespace kizen_tool {

/// Whether a recording that lacks those parts still shows that finding: what is not recorded breaks
/// nothing.
///
/// @param missing with the reasons of kizen::RecordedExchange
bool is_recorded(const kizen::Violation& violation, const std::vector<kizen::Unchecked>& missing);

/// Leaves of some findings those that a recording which lacks those parts still shows.
void leave_recorded(std::vector<kizen::Violation>& violations,
                    const std::vector<kizen::Unchecked>& missing);

}  // namespace kizen_tool
