#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <utility>

#include "../core/json.hpp"
#include "../core/version.hpp"
#include "../http/answered.hpp"
#include "detail/json_matcher.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A GoogleTest matcher on the JSON body of a response. Made by HasBody.
class HasBodyMatcher {
 public:
  using is_gtest_matcher = void;

  explicit HasBodyMatcher(testing::Matcher<const json&> body) : body_(std::move(body)) {}

  KIZEN_INLINE bool MatchAndExplain(const Answered& answer, std::ostream* out) const;
  KIZEN_INLINE void DescribeTo(std::ostream* out) const;
  KIZEN_INLINE void DescribeNegationTo(std::ostream* out) const;

 private:
  testing::Matcher<const json&> body_;
};

/// Matches what has a response with that JSON body.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
///
/// const kizen::Response page{200, {}, R"({"count": 0, "results": []})"};
/// EXPECT_THAT(page, kizen::HasBody({{"count", 0}, {"results", kizen::json::array()}}));
/// ```
KIZEN_INLINE HasBodyMatcher HasBody(const json& body);

/// As above, with a body that another matcher takes.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
///
/// const kizen::Response page{200, {}, R"({"count": 0, "results": []})"};
/// EXPECT_THAT(page, kizen::HasBody(testing::SizeIs(2)));
/// ```
template <class Matcher>
HasBodyMatcher HasBody(const Matcher& body) {
  return HasBodyMatcher(detail::json_matcher(body));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
