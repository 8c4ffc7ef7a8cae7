#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <utility>

#include "../core/report.hpp"
#include "../core/version.hpp"
#include "../http/answered.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A GoogleTest matcher on the status of a response. Made by HasStatus.
///
/// Without a response there is no status, and nothing matches; so Not(HasStatus(...)) does.
class HasStatusMatcher {
 public:
  using is_gtest_matcher = void;

  explicit HasStatusMatcher(testing::Matcher<int> status) : status_(std::move(status)) {}

  KIZEN_INLINE bool MatchAndExplain(const Answered& answer, std::ostream* out) const;
  KIZEN_INLINE bool MatchAndExplain(const Report& report, std::ostream* out) const;
  KIZEN_INLINE void DescribeTo(std::ostream* out) const;
  KIZEN_INLINE void DescribeNegationTo(std::ostream* out) const;

 private:
  testing::Matcher<int> status_;
};

/// Matches what has a response with that status, or one that another matcher takes: a
/// CheckedExchange, an Exchange, a Response, an httplib::Result, or a Report of one.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
///
/// const kizen::Response refused{404};
/// EXPECT_THAT(refused, kizen::HasStatus(404));
/// EXPECT_THAT(refused, kizen::HasStatus(testing::AllOf(testing::Ge(400), testing::Lt(500))));
/// ```
inline HasStatusMatcher HasStatus(testing::Matcher<int> status) {
  return HasStatusMatcher(std::move(status));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
