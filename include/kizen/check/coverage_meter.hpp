#pragma once

#include <memory>
#include <string>

#include "../contract/contract.hpp"
#include "../core/exchange.hpp"
#include "coverage.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Notes which places of a contract exchanges reach.
///
/// Operations, statuses and responses count whatever the request was. Parameters and request bodies
/// count only where the request kept the contract, or is waived: one that breaks it on purpose shows
/// nothing of what the service takes. Who knows that it was broken notes the response alone.
///
/// ```cpp
/// #include <kizen/check.hpp>
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// kizen::CoverageMeter meter(kizen::records());
/// const auto& lookup = *kizen::records().operation("records_lookup_retrieve");
/// meter.note_response(lookup, {404});
/// assert(meter.coverage().undeclared_statuses.front() == "records_lookup_retrieve 404");
/// assert(meter.coverage().of(kizen::CoverageCategory::Parameters).seen() == 0);
/// ```
class CoverageMeter {
 public:
  /// @param hash of the contract, by which coverage that is merged is told apart
  /// @throws ContractError where the contract asks what cannot be checked
  KIZEN_INLINE explicit CoverageMeter(const Contract& contract, std::string hash = {});

  /// Whether exchanges of a contract count: the same one, or one that says the same.
  KIZEN_INLINE bool measures(const Contract& contract) const;

  /// Notes an exchange. Any number of threads may.
  KIZEN_INLINE void note(const Operation& operation, const Exchange& exchange);

  /// Notes the answer to a request that broke the contract.
  KIZEN_INLINE void note_response(const Operation& operation, const Response& response);

  /// Notes that there was an exchange of another contract.
  KIZEN_INLINE void note_other();

  /// What was noted so far.
  KIZEN_INLINE Coverage coverage() const;

 private:
  struct Data;

  std::shared_ptr<Data> data_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
