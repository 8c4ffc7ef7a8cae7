#pragma once

#include <array>
#include <chrono>
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

  /// How long each response is held back.
  std::chrono::milliseconds latency{0};

  /// How long a write takes to show in searches; everything else shows it at once.
  ///
  /// ```cpp
  /// #include <kizen/tenant.hpp>
  /// #include <cassert>
  ///
  /// kizen::TenantOptions options;
  /// options.search_lag = std::chrono::hours(1);
  /// kizen::RecordsService service(options);
  /// const auto post = [&](const char* target, const char* body) {
  ///   return service.answer(service.credentials(0).added_to({"POST", target, {}, body})).body;
  /// };
  /// post("/api/records/deals/upsert", R"({"lookup_value": "a deal"})");
  /// const auto page = post("/api/records/deals/search", "{}");
  /// assert(page.find("\"count\":0") != std::string::npos);
  /// ```
  ///
  /// @see behaviour rule S14
  std::chrono::milliseconds search_lag{0};

  /// Requests of each business that are answered in any one second, 0 for all of them; one more is
  /// answered with 429.
  ///
  /// ```cpp
  /// #include <kizen/tenant.hpp>
  /// #include <cassert>
  ///
  /// kizen::TenantOptions options;
  /// options.rate_limit = 1;
  /// kizen::RecordsService service(options);
  /// const auto ask = service.credentials(0).added_to({"POST", "/api/records/deals/search"});
  /// assert(service.answer(ask).status == 200);
  /// const auto refused = service.answer(ask);
  /// assert(refused.status == 429 && *refused.headers.first("Retry-After") == "1");
  /// ```
  ///
  /// @see behaviour rule E3
  std::size_t rate_limit = 0;

  /// How many deals, and as many contacts, the first business starts with. They are the same each
  /// time; some of their values are blank, and some of them are archived.
  ///
  /// ```cpp
  /// #include <kizen/tenant.hpp>
  /// #include <cassert>
  ///
  /// kizen::TenantOptions options;
  /// options.seed_records = 20;
  /// kizen::RecordsService service(options);
  /// const auto ask = service.credentials(0).added_to({"POST", "/api/records/deals/search"});
  /// assert(service.answer(ask).body.find("Seeded deal 0000001") != std::string::npos);
  /// ```
  std::size_t seed_records = 0;

  /// Where the records of both businesses are kept from one run to the next; empty for nowhere.
  ///
  /// The file is read at the start where there is one, and takes the place of `seed_records`. It is
  /// written when the tenant closes.
  ///
  /// @see Tenant::close
  std::string state_file = {};

  /// PEM files of a certificate and of its key, with which the tenant serves https; or neither.
  std::string certificate_file = {};
  std::string key_file = {};
};

}  // namespace KIZEN_ABI
}  // namespace kizen
