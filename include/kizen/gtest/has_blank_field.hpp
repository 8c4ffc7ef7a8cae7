#pragma once

#include <ostream>
#include <string>
#include <utility>

#include "../core/json.hpp"
#include "../core/version.hpp"
#include "../http/answered.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A GoogleTest matcher: whether a field of a record is blank. Made by HasBlankField.
class HasBlankFieldMatcher {
 public:
  using is_gtest_matcher = void;

  explicit HasBlankFieldMatcher(std::string field) : field_(std::move(field)) {}

  /// The record is the body of the response.
  KIZEN_INLINE bool MatchAndExplain(const Answered& answer, std::ostream* out) const;

  /// A record as such, like a row of a search.
  KIZEN_INLINE bool MatchAndExplain(const json& record, std::ostream* out) const;

  KIZEN_INLINE void DescribeTo(std::ostream* out) const;
  KIZEN_INLINE void DescribeNegationTo(std::ostream* out) const;

 private:
  KIZEN_INLINE bool explain(const json& record, std::ostream& out) const;

  std::string field_;
};

/// Matches a record that has null for a field, or does not show it: both mean that it is blank.
///
/// So a name that no field has is blank too, a misspelt one among them.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
///
/// const kizen::json deal = {{"fields", {{"1", {{"name", "rating"}, {"value", nullptr}}}}}};
/// EXPECT_THAT(deal, kizen::HasBlankField("rating"));
/// EXPECT_THAT(deal, kizen::HasBlankField("notes"));
/// ```
///
/// @see behaviour page, Fields and values
inline HasBlankFieldMatcher HasBlankField(std::string field) {
  return HasBlankFieldMatcher(std::move(field));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
