#pragma once

#include <gtest/gtest.h>

#include "../../core/json.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A matcher on JSON: what can be JSON must be equal, all else is a matcher.
///
/// The umbrella defines it, in every layout: it is instantiated where it is called.
template <class Inner>
testing::Matcher<const json&> json_matcher(const Inner& inner);

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
