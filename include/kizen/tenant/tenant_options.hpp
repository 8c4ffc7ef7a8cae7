#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "../core/version.hpp"
#include "credentials.hpp"
#include "tenant_dialect.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Well-known credentials of the built-in tenant's two businesses, for demonstrations and tests.
inline std::array<Credentials, 2> demo_credentials() {
  return {{{"kizen-demo-key-first", "6f1b0c1e-0d51-4a3f-8c50-000000000001",
            "6f1b0c1e-0d51-4a3f-8c50-000000000011"},
           {"kizen-demo-key-second", "6f1b0c1e-0d51-4a3f-8c50-000000000002",
            "6f1b0c1e-0d51-4a3f-8c50-000000000012"}}};
}

/// How a built-in tenant is set up.
///
/// ```cpp
/// #include <kizen/tenant.hpp>
/// #include <cassert>
///
/// kizen::TenantOptions options;
/// options.credentials[0].api_key = "a key of my own";
/// const kizen::Tenant tenant(options);
/// assert(tenant.credentials(0).api_key == "a key of my own");
/// ```
struct TenantOptions {
  std::string host = "127.0.0.1";
  int port = 0;               ///< 0 takes any that is free
  std::size_t threads = 128;  ///< connections served at once; one more waits for one to close
  std::size_t max_body_bytes = 8 * 1024 * 1024;  ///< a larger request body is answered with 413
  std::array<Credentials, 2> credentials = demo_credentials();  ///< one set a business
  TenantDialect dialect = TenantDialect::Documented;  ///< of its messages; it acts the same in both
  std::string fault = {};  ///< how it misbehaves, by name; empty: not at all. @see faults()
};

}  // namespace KIZEN_ABI
}  // namespace kizen
