#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "../core/version.hpp"
#include "../http/target.hpp"
#include "credentials.hpp"
#include "tenant_options.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The built-in Records tenant: a real HTTP server in this process, for as long as it lives.
///
/// It listens once it is made. When it goes it finishes what it was asked; a client that keeps an
/// idle connection open delays that by a few seconds, so let clients go first.
///
/// ```cpp
/// #include <kizen/tenant.hpp>
/// #include <cassert>
///
/// const kizen::Tenant tenant;
/// assert(tenant.url() == "http://127.0.0.1:" + std::to_string(tenant.port()));
/// assert(tenant.credentials(0).business_id != tenant.credentials(1).business_id);
/// ```
class Tenant {
 public:
  /// Starts to listen.
  /// @throws std::system_error where host and port cannot be listened on
  /// @throws ContractError where the state file cannot be read or written
  /// @throws std::runtime_error where certificate and key cannot be used
  /// @throws std::invalid_argument where one is given without the other
  KIZEN_INLINE explicit Tenant(const TenantOptions& options = TenantOptions());
  KIZEN_INLINE Tenant(Tenant&&) noexcept;
  KIZEN_INLINE Tenant& operator=(Tenant&&) noexcept;
  KIZEN_INLINE ~Tenant();

  /// Finishes what it was asked, listens no more, and writes the state file if the options name
  /// one. Without it that happens when the tenant goes, where nobody learns of a failure.
  ///
  /// ```cpp
  /// #include <kizen/tenant.hpp>
  /// #include <cassert>
  /// #include <cstdio>
  ///
  /// kizen::TenantOptions options;
  /// options.state_file = testing::TempDir() + "tenant.state";
  /// kizen::Tenant tenant(options);
  /// tenant.close();
  /// assert(std::remove(options.state_file.c_str()) == 0);
  /// ```
  ///
  /// @throws ContractError `document.unwritable`; the file is as it was then
  KIZEN_INLINE void close();

  /// `http://HOST:PORT`, or `https://HOST:PORT` with a certificate
  KIZEN_INLINE std::string url() const;

  KIZEN_INLINE int port() const;

  /// Credentials that may do everything, of business 0 or 1.
  /// @throws std::out_of_range
  KIZEN_INLINE Credentials credentials(std::size_t business) const;

  /// Where a Client finds this tenant, with the credentials of business 0 or 1, and trusting its
  /// certificate.
  /// @throws std::out_of_range
  KIZEN_INLINE Target target(std::size_t business = 0) const;

  /// Credentials of a user who may read but not write. @see behaviour rule A4
  /// @throws std::out_of_range
  KIZEN_INLINE Credentials reader_credentials(std::size_t business) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
