#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "../contract/contract.hpp"
#include "../contract/overlay.hpp"
#include "../core/exchange.hpp"
#include "../core/report.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A broken promise of the documented contract that known differences explain.
struct Explained {
  std::vector<std::string> ids = {};  ///< of the differences, mostly one
  Violation violation = {};
};

/// What one exchange shows of the differences between a document and a service.
struct Drift {
  /// What the contract says of each half: the document where it is kept, else the contract with every
  /// known difference applied, so that what is broken here is explained by none of them.
  Report report = {};
  /// What is broken by the document alone, in document order.
  std::vector<Explained> explained = {};
  /// Differences that the exchange shows: without their actions it would break more.
  std::vector<std::string> seen = {};
  /// What is broken and not explained, and says something of the service: what is wrong with a
  /// request that the service refused is left out.
  std::vector<Violation> unexplained = {};
};

/// Holds exchanges to a documented contract, and what they break to known differences. Request and
/// response are looked at apart: one that keeps the document shows nothing.
///
/// Copies share compiled schemas; any number of threads may check with it.
///
/// ```cpp
/// #include <kizen/check.hpp>
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const kizen::DriftCheck check(kizen::records(), {kizen::records_differences()});
/// const kizen::Headers headers = {{"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}};
/// const kizen::Drift drift = check.check(
///     {{"GET", "/api/records/deals/lookup?identifier=Ann", headers},
///      {404, {{"Content-Type", "application/json"}}, R"({"detail": "Not found."})"}});
/// assert(drift.seen == std::vector<std::string>{"D11"} && drift.unexplained.empty());
/// assert(drift.explained.at(0).violation.rule == "response.status.undeclared");
/// ```
class DriftCheck {
 public:
  /// @param known differences, in their order; those that `documented` has applied already explain
  /// nothing
  /// @throws ContractError where the contract, or what a difference makes of it, cannot be used
  KIZEN_INLINE DriftCheck(const Contract& documented, const std::vector<Overlay>& known);

  /// Checks both halves of an exchange against the operation that its request reaches.
  KIZEN_INLINE Drift check(const Exchange& exchange) const;

  /// Checks both halves of an exchange that was meant for this operation.
  KIZEN_INLINE Drift check(const Operation& operation, const Exchange& exchange) const;

  /// Checks the response to a request of this operation.
  KIZEN_INLINE Drift check_response(const Operation& operation, const Response& response) const;

  /// The documented contract.
  KIZEN_INLINE const Contract& documented() const;

  /// The contract with every known difference applied.
  KIZEN_INLINE const Contract& observed() const;

 private:
  struct Checkers;

  std::shared_ptr<const Checkers> checkers_;
};

inline std::ostream& operator<<(std::ostream& out, const Explained& explained) {
  return out << detail::joined(explained.ids, ", ") << " explains " << explained.violation;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
