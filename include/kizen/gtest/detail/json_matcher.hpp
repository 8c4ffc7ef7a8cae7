#pragma once

#include <gmock/gmock.h>

#include <type_traits>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A matcher on JSON: what can be JSON must be equal, all else is a matcher.
template <class Inner>
testing::Matcher<const json&> json_matcher(const Inner& inner) {
  if constexpr (std::is_constructible_v<json, const Inner&>) {
    return testing::Matcher<const json&>(testing::Eq(json(inner)));
  } else {
    return testing::MatcherCast<const json&>(inner);
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
