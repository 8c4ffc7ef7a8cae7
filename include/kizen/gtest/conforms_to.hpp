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
#include "detail/promised_operation.hpp"

namespace httplib {
class Result;
}

namespace kizen {
inline namespace KIZEN_ABI {

/// A GoogleTest matcher: whether a message keeps what one operation promises.
///
/// Made by ConformsTo. Waived findings conform, and the explanation names them; what could not be
/// checked does not conform.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
/// #include <cassert>
///
/// const kizen::ConformsToMatcher matcher("records_destroy");
/// std::ostringstream text;
/// matcher.DescribeTo(&text);
/// assert(text.str() == "conforms to records_destroy of records.openapi.json");
/// ```
class ConformsToMatcher {
 public:
  using is_gtest_matcher = void;

  /// @param checker the embedded documented contract where there is none
  /// @throws ContractError `matcher.operation` where the contract has no such operation
  explicit ConformsToMatcher(std::string operation, std::optional<Checker> checker = {})
      : promised_(std::move(operation), std::move(checker)) {}

  /// Checks both halves.
  KIZEN_INLINE bool MatchAndExplain(const Exchange& exchange, std::ostream* out) const;

  /// Takes the report that came with it, or checks again where the matcher was given a checker.
  KIZEN_INLINE bool MatchAndExplain(const CheckedExchange& exchange, std::ostream* out) const;

  /// Checks the response; a result does not hold its request.
  KIZEN_INLINE bool MatchAndExplain(const httplib::Result& result, std::ostream* out) const;

  /// Takes the report as it is.
  KIZEN_INLINE bool MatchAndExplain(const Report& report, std::ostream* out) const;

  KIZEN_INLINE void DescribeTo(std::ostream* out) const;
  KIZEN_INLINE void DescribeNegationTo(std::ostream* out) const;

 private:
  detail::PromisedOperation promised_;
};

/// Matches an Exchange, a CheckedExchange, an httplib::Result or a Report that keeps the contract
/// of the operation with that id.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
/// #include <cassert>
///
/// kizen::Report report;
/// report.operation = "records_destroy";
/// EXPECT_THAT(report, kizen::ConformsTo("records_destroy"));
/// EXPECT_THAT(report, testing::Not(kizen::ConformsTo("records_update")));
/// ```
///
/// @param checker holds the contract to match against; without it the embedded documented one
/// @throws ContractError `matcher.operation` where the contract has no such operation
inline ConformsToMatcher ConformsTo(std::string operation, std::optional<Checker> checker = {}) {
  return ConformsToMatcher(std::move(operation), std::move(checker));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
