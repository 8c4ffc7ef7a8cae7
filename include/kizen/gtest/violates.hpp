#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "../check/checker.hpp"
#include "../core/exchange.hpp"
#include "../core/report.hpp"
#include "../core/version.hpp"
#include "../http/checked_exchange.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A GoogleTest matcher: whether a message breaks a rule. Made by Violates.
class ViolatesMatcher {
 public:
  using is_gtest_matcher = void;

  /// @throws ContractError `matcher.rule` where no rule has the id
  KIZEN_INLINE explicit ViolatesMatcher(std::string rule, std::optional<Checker> checker = {});

  /// Checks both halves.
  KIZEN_INLINE bool MatchAndExplain(const Exchange& exchange, std::ostream* out) const;

  /// Takes the report that came with it, or checks again where the matcher was given a checker.
  KIZEN_INLINE bool MatchAndExplain(const CheckedExchange& exchange, std::ostream* out) const;

  KIZEN_INLINE bool MatchAndExplain(const Report& report, std::ostream* out) const;

  KIZEN_INLINE void DescribeTo(std::ostream* out) const;
  KIZEN_INLINE void DescribeNegationTo(std::ostream* out) const;

 private:
  std::string rule_;
  std::optional<Checker> checker_;
};

/// Matches an Exchange, a CheckedExchange or a Report that breaks the rule of that id; what was
/// waived is not broken.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
///
/// const kizen::Exchange nameless{{"GET", "/api/records/deals/lookup"}, {200}};
/// EXPECT_THAT(nameless, kizen::Violates("request.query.missing"));
/// EXPECT_THAT(nameless, testing::Not(kizen::Violates("request.path.undeclared")));
/// ```
///
/// Where no response came, only the request can have broken a rule: Not(Violates("response..."))
/// matches then.
///
/// @param checker holds the contract to match against; without it the embedded documented one
/// @throws ContractError `matcher.rule` where no rule has the id
/// @see rules()
inline ViolatesMatcher Violates(std::string rule, std::optional<Checker> checker = {}) {
  return ViolatesMatcher(std::move(rule), std::move(checker));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
