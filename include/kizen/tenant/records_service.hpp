#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>

#include "../core/exchange.hpp"
#include "../core/version.hpp"
#include "credentials.hpp"
#include "tenant_dialect.hpp"
#include "tenant_options.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The Records API as a function from request to response: the built-in tenant without a network.
///
/// Two businesses, each with its own catalogue and records, all in memory. Any number of threads
/// may call it.
///
/// ```cpp
/// #include <kizen/tenant.hpp>
/// #include <cassert>
///
/// kizen::RecordsService service;
/// const kizen::Request upsert{
///     "POST", "/api/records/deals/upsert", {}, R"({"lookup_value": "a deal"})"};
/// assert(service.answer(service.credentials(0).added_to(upsert)).status == 201);
/// assert(service.answer(service.credentials(0).added_to(upsert)).status == 200);
/// assert(service.answer(upsert).status == 401);
/// ```
class RecordsService {
 public:
  KIZEN_INLINE explicit RecordsService(std::array<Credentials, 2> credentials = demo_credentials(),
                                       TenantDialect dialect = TenantDialect::Documented);

  /// Takes of the options what has nothing to do with the network.
  /// @throws std::invalid_argument where there is no such fault
  /// @throws ContractError where the state file cannot be read or written
  KIZEN_INLINE explicit RecordsService(const TenantOptions& options);
  KIZEN_INLINE RecordsService(RecordsService&&) noexcept;
  KIZEN_INLINE RecordsService& operator=(RecordsService&&) noexcept;
  KIZEN_INLINE ~RecordsService();

  /// Never throws for a request's sake; whatever is asked, there is a response.
  KIZEN_INLINE Response answer(const Request& request);

  /// The response to a request that a server itself refuses, before or instead of `answer`.
  KIZEN_INLINE Response refusal(int status);

  /// Writes the records of both businesses to the state file, if the options name one.
  /// @throws ContractError `document.unwritable`; the file is as it was then
  KIZEN_INLINE void save() const;

  /// Credentials that may do everything, of business 0 or 1.
  /// @throws std::out_of_range
  KIZEN_INLINE Credentials credentials(std::size_t business) const;

  /// Credentials of a user who may read but not write. @see behaviour rule A4
  /// @throws std::out_of_range
  KIZEN_INLINE Credentials reader_credentials(std::size_t business) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
