#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <utility>

#include "../core/json.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A GoogleTest matcher: whether a JSON value is a number that another matcher takes. Made by
/// IsNumber.
class IsNumberMatcher {
 public:
  using is_gtest_matcher = void;

  explicit IsNumberMatcher(testing::Matcher<double> number) : number_(std::move(number)) {}

  KIZEN_INLINE bool MatchAndExplain(const json& value, std::ostream* out) const;
  KIZEN_INLINE void DescribeTo(std::ostream* out) const;
  KIZEN_INLINE void DescribeNegationTo(std::ostream* out) const;

 private:
  testing::Matcher<double> number_;
};

/// Makes a matcher on numbers, such as DoubleNear, one on JSON.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
///
/// const kizen::json deal = {{"fields", {{"1", {{"name", "score"}, {"value", 0.3}}}}}};
/// EXPECT_THAT(deal, kizen::HasField("score", kizen::IsNumber(testing::DoubleNear(0.3, 0.01))));
/// ```
inline IsNumberMatcher IsNumber(testing::Matcher<double> number) {
  return IsNumberMatcher(std::move(number));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
