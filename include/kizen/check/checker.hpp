#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../contract/contract.hpp"
#include "../contract/overlay.hpp"
#include "../contract/router.hpp"
#include "../core/exchange.hpp"
#include "../core/report.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Holds requests and responses to a contract.
///
/// Copies share one immutable set of compiled schemas; any number of threads may check with it.
/// A request that breaks the contract, but keeps it once an overlay of deviations is applied, is
/// waived under the ids of those actions that it needs. Responses get no such grace.
///
/// ```cpp
/// #include <kizen/check.hpp>
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const kizen::Checker checker(kizen::records());
/// const kizen::Report report = checker.check({
///     {"DELETE", "/api/records/deals/0b5e3a52-6a1c-4c8e-9d70-000000000001",
///      {{"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}}},
///     {204}});
/// assert(report.verdict() == kizen::Verdict::Conforms);
/// ```
class Checker {
 public:
  /// Compiles every schema of the contract.
  ///
  /// @param deviations what requests may rely on; actions that were applied already do no harm
  /// @throws ContractError where the contract asks what cannot be checked
  KIZEN_INLINE explicit Checker(Contract contract, std::optional<Overlay> deviations = {});

  /// Checks both halves of an exchange against the operation that its request reaches.
  KIZEN_INLINE Report check(const Exchange& exchange) const;

  /// Checks both halves of an exchange that was meant for this operation.
  KIZEN_INLINE Report check(const Operation& operation, const Exchange& exchange) const;

  /// Checks a request against the operation that it reaches.
  KIZEN_INLINE Report check_request(const Request& request) const;

  /// Checks a request that was meant for this operation, whether or not it reaches it.
  KIZEN_INLINE Report check_request(const Operation& operation, const Request& request) const;

  /// Checks a request body alone.
  KIZEN_INLINE Report check_request_body(const Operation& operation, std::string_view body) const;

  /// Checks the response to a request of this operation.
  KIZEN_INLINE Report check_response(const Operation& operation, const Response& response) const;

  /// Checks a response body alone, as JSON.
  KIZEN_INLINE Report check_response_body(const Operation& operation, int status,
                                          std::string_view body) const;

  const Contract& contract() const { return contract_; }

  /// Routes by this contract; the patterns of path parameters decide.
  KIZEN_INLINE const Router& router() const;

  /// What the contract asks that is not checked, such as an unknown `format`, a callback, or the
  /// base path of a server; one line each.
  KIZEN_INLINE const std::vector<std::string>& notes() const;

  /// Those of the notes that concern one operation of this contract.
  KIZEN_INLINE const std::vector<std::string>& notes(const Operation& operation) const;

 private:
  struct Compiled;

  Contract contract_;
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
