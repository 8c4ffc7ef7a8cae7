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
struct Request;
}

namespace kizen {
inline namespace KIZEN_ABI {

/// A GoogleTest matcher: whether a request keeps what one operation promises, whatever was
/// answered. Made by ConformsToRequest.
///
/// Waived findings conform, and the explanation names them; what could not be checked does not.
class ConformsToRequestMatcher {
 public:
  using is_gtest_matcher = void;

  /// @throws ContractError `matcher.operation` where the contract has no such operation
  explicit ConformsToRequestMatcher(std::string operation, std::optional<Checker> checker = {})
      : promised_(std::move(operation), std::move(checker)) {}

  KIZEN_INLINE bool MatchAndExplain(const Request& request, std::ostream* out) const;
  KIZEN_INLINE bool MatchAndExplain(const httplib::Request& request, std::ostream* out) const;
  KIZEN_INLINE bool MatchAndExplain(const Exchange& exchange, std::ostream* out) const;

  /// Takes what its report says of the request, or checks again where the matcher was given a
  /// checker.
  KIZEN_INLINE bool MatchAndExplain(const CheckedExchange& exchange, std::ostream* out) const;

  /// Takes what the report says of the request.
  KIZEN_INLINE bool MatchAndExplain(const Report& report, std::ostream* out) const;

  KIZEN_INLINE void DescribeTo(std::ostream* out) const;
  KIZEN_INLINE void DescribeNegationTo(std::ostream* out) const;

 private:
  detail::PromisedOperation promised_;
};

/// Matches a Request, an Exchange, a CheckedExchange, a Report or an httplib::Request whose request
/// keeps the contract of the operation with that id.
///
/// ```cpp
/// #include <kizen/gtest.hpp>
///
/// kizen::Request request = kizen::Search(kizen::field("name").contains("Acme")).to_request("deals");
/// EXPECT_THAT(request, testing::Not(kizen::ConformsToRequest("records_search_create")));
/// for (const char* const header : {"X-API-KEY", "X-BUSINESS-ID", "X-USER-ID"}) {
///   request.headers.add(header, "...");
/// }
/// EXPECT_THAT(request, kizen::ConformsToRequest("records_search_create"));
/// ```
///
/// @param checker holds the contract to match against; without it the embedded documented one
/// @throws ContractError `matcher.operation` where the contract has no such operation
inline ConformsToRequestMatcher ConformsToRequest(std::string operation,
                                                  std::optional<Checker> checker = {}) {
  return ConformsToRequestMatcher(std::move(operation), std::move(checker));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
