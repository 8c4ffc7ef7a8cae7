#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>

#include "../core/version.hpp"
#include "../http/answered.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A GoogleTest matcher: whether a response is an error that says something. Made by
/// IsErrorPayload.
class IsErrorPayloadMatcher {
 public:
  using is_gtest_matcher = void;

  /// @param mention a key or a part of a text; empty for whatever
  IsErrorPayloadMatcher(testing::Matcher<int> status, std::string mention)
      : status_(std::move(status)), mention_(std::move(mention)) {}

  KIZEN_INLINE bool MatchAndExplain(const Answered& answer, std::ostream* out) const;
  KIZEN_INLINE void DescribeTo(std::ostream* out) const;
  KIZEN_INLINE void DescribeNegationTo(std::ostream* out) const;

 private:
  testing::Matcher<int> status_;
  std::string mention_;
};

/// Matches a response whose body has one of the shapes of errors, with a status of at least 400.
///
/// Not(IsErrorPayload()) matches where no response came too; HasStatus says that one did.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
///
/// const kizen::Response refused{400, {}, R"({"lookup_value": ["This field is required."]})"};
/// EXPECT_THAT(refused, kizen::IsErrorPayload());
/// EXPECT_THAT(refused, kizen::IsErrorPayload(400));
/// EXPECT_THAT(refused, kizen::IsErrorPayload(400, "lookup_value"));
/// EXPECT_THAT(refused, kizen::IsErrorPayload(testing::Lt(500), "is required"));
/// ```
///
/// @see error_payload_of
KIZEN_INLINE IsErrorPayloadMatcher IsErrorPayload();

/// As above, with that status.
///
/// @param mention key that is wrong, api name of the field that was refused, or a part of the text
inline IsErrorPayloadMatcher IsErrorPayload(testing::Matcher<int> status,
                                            std::string mention = {}) {
  return {std::move(status), std::move(mention)};
}

}  // namespace KIZEN_ABI
}  // namespace kizen
