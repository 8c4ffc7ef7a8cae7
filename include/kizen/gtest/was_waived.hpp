#pragma once

#include <ostream>
#include <string>
#include <utility>

#include "../contract/overlay.hpp"
#include "../core/report.hpp"
#include "../core/version.hpp"
#include "../http/answered.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A GoogleTest matcher: whether a named difference or waiver allowed something. Made by WasWaived.
class WasWaivedMatcher {
 public:
  using is_gtest_matcher = void;

  /// @throws ContractError `matcher.difference` where no difference is called so
  KIZEN_INLINE WasWaivedMatcher(std::string id, const Overlay& differences);

  KIZEN_INLINE bool MatchAndExplain(const Answered& answer, std::ostream* out) const;
  KIZEN_INLINE bool MatchAndExplain(const Report& report, std::ostream* out) const;
  KIZEN_INLINE void DescribeTo(std::ostream* out) const;
  KIZEN_INLINE void DescribeNegationTo(std::ostream* out) const;

 private:
  std::string id_;
};

/// Matches a CheckedExchange or a Report in which something was waived under that id: that of a
/// difference, or `waiver ID` of a waivers file.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
///
/// kizen::Report report;
/// report.waived.push_back({"D6", {}});
/// EXPECT_THAT(report, kizen::WasWaived("D6"));
/// EXPECT_THAT(report, testing::Not(kizen::WasWaived("D7")));
/// ```
///
/// @throws ContractError `matcher.difference` where no embedded difference has the id
KIZEN_INLINE WasWaivedMatcher WasWaived(std::string id);

/// As above, with the differences of an overlay of the test's own.
inline WasWaivedMatcher WasWaived(std::string id, const Overlay& differences) {
  return WasWaivedMatcher(std::move(id), differences);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
