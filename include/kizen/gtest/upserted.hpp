#pragma once

#include <ostream>

#include "../core/version.hpp"
#include "../http/answered.hpp"
#include "../records/upsert_action.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A GoogleTest matcher on what an upsert did. Made by Upserted.
class UpsertedMatcher {
 public:
  using is_gtest_matcher = void;

  explicit UpsertedMatcher(UpsertAction action) : action_(action) {}

  KIZEN_INLINE bool MatchAndExplain(const Answered& answer, std::ostream* out) const;
  KIZEN_INLINE void DescribeTo(std::ostream* out) const;
  KIZEN_INLINE void DescribeNegationTo(std::ostream* out) const;

 private:
  UpsertAction action_;
};

/// Matches the answer to an upsert that did this, with a status that goes with it.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
///
/// const kizen::Response answer{201, {}, R"({"action": "created"})"};
/// EXPECT_THAT(answer, kizen::Upserted(kizen::UpsertAction::Created));
/// EXPECT_THAT(answer, testing::Not(kizen::Upserted(kizen::UpsertAction::Updated)));
/// ```
///
/// @see behaviour rule U3
inline UpsertedMatcher Upserted(UpsertAction action) { return UpsertedMatcher(action); }

}  // namespace KIZEN_ABI
}  // namespace kizen
