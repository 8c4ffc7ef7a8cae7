#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>

#include "../core/json.hpp"
#include "../core/version.hpp"
#include "../http/answered.hpp"
#include "detail/json_matcher.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A GoogleTest matcher on the value of one field of a record. Made by HasField.
class HasFieldMatcher {
 public:
  using is_gtest_matcher = void;

  HasFieldMatcher(std::string field, testing::Matcher<const json&> value)
      : field_(std::move(field)), value_(std::move(value)) {}

  /// The record is the body of the response.
  KIZEN_INLINE bool MatchAndExplain(const Answered& answer, std::ostream* out) const;

  /// A record as such, like a row of a search.
  KIZEN_INLINE bool MatchAndExplain(const json& record, std::ostream* out) const;

  KIZEN_INLINE void DescribeTo(std::ostream* out) const;
  KIZEN_INLINE void DescribeNegationTo(std::ostream* out) const;

 private:
  KIZEN_INLINE bool explain(const json& record, std::ostream& out) const;

  std::string field_;
  testing::Matcher<const json&> value_;
};

/// Matches a record that shows a field with that value.
///
/// A field that is not shown matches nothing; a blank one may not be shown, see HasBlankField. So
/// Not(HasField(...)) matches what shows no such field, and where nothing came.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
///
/// const kizen::json deal = {{"fields", {{"921cec5c-9f68-4cd1-bf30-b11f00571175",
///                                        {{"name", "rating"}, {"value", 9}}}}}};
/// EXPECT_THAT(deal, kizen::HasField("rating", 9));
/// EXPECT_THAT(deal, kizen::HasField("921cec5c-9f68-4cd1-bf30-b11f00571175", testing::Ge(5)));
/// ```
///
/// @param field api name or UUID
/// @see field_of
KIZEN_INLINE HasFieldMatcher HasField(std::string field, const json& value);

/// As above, with a value that another matcher takes.
///
/// What orders, like Gt, takes nothing of another kind: numbers are compared with numbers, texts
/// with texts; Not(Gt(5)) takes a text. What reads texts, like HasSubstr, or lists, like ElementsAre, takes nothing else,
/// within Not() neither. IsText and IsNumber take texts and numbers for matchers of those types.
/// A matcher on `const kizen::json&` sees the value itself.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
///
/// const kizen::json deal = {{"fields", {{"1", {{"name", "amount"}, {"value", {{"amount", 7}}}}}}}};
/// EXPECT_THAT(deal, testing::Not(kizen::HasField("amount", testing::Gt(5))));
/// const auto amount = [](const kizen::json& value) { return value.at("amount").get<double>(); };
/// EXPECT_THAT(deal, kizen::HasField("amount", testing::ResultOf(amount, testing::Gt(5))));
/// ```
template <class Matcher>
HasFieldMatcher HasField(std::string field, const Matcher& value) {
  return {std::move(field), detail::json_matcher(value)};
}

}  // namespace KIZEN_ABI
}  // namespace kizen
