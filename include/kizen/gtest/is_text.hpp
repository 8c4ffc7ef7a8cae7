#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>

#include "../core/json.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A GoogleTest matcher: whether a JSON value is a text that another matcher takes. Made by IsText.
class IsTextMatcher {
 public:
  using is_gtest_matcher = void;

  explicit IsTextMatcher(testing::Matcher<const std::string&> text) : text_(std::move(text)) {}

  KIZEN_INLINE bool MatchAndExplain(const json& value, std::ostream* out) const;
  KIZEN_INLINE void DescribeTo(std::ostream* out) const;
  KIZEN_INLINE void DescribeNegationTo(std::ostream* out) const;

 private:
  testing::Matcher<const std::string&> text_;
};

/// Makes a matcher on texts, such as HasSubstr, one on JSON.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
///
/// const kizen::json deal = {{"fields", {{"1", {{"name", "name"}, {"value", "Acme Ltd"}}}}}};
/// EXPECT_THAT(deal, kizen::HasField("name", kizen::IsText(testing::StartsWith("Acme"))));
/// ```
inline IsTextMatcher IsText(testing::Matcher<const std::string&> text) {
  return IsTextMatcher(std::move(text));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
