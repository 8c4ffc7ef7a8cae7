#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "../http/client.hpp"
#include "../tenant/tenant.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A test with a built-in tenant of its own, and a client of it that may write.
///
/// The client relies on the differences D6 and D7, without which no text field can be written.
///
/// ```cpp
/// #include <kizen/suite_tests.hpp>
///
/// struct Upsert : kizen::TenantFixture {};
///
/// TEST_F(Upsert, CreatesThenUpdates) {
///   const kizen::json ann = {{"lookup_value", "ann@example.test"}};
///   EXPECT_EQ(client().post("/api/records/client_client/upsert", ann).response()->status, 201);
///   EXPECT_EQ(client().post("/api/records/client_client/upsert", ann).response()->status, 200);
/// }
/// ```
class TenantFixture : public testing::Test {
 public:
  KIZEN_INLINE TenantFixture();
  KIZEN_INLINE ~TenantFixture() override;

 protected:
  /// To be overridden by tests that want another tenant; asked before each test.
  KIZEN_INLINE virtual TenantOptions tenant_options() const;

  /// To be overridden by tests that check in another way; asked before each test.
  KIZEN_INLINE virtual ClientOptions client_options() const;

  KIZEN_INLINE void SetUp() override;
  KIZEN_INLINE void TearDown() override;

  /// From SetUp() to TearDown().
  Tenant& tenant() { return *tenant_; }
  Client& client() { return *client_; }

 private:
  std::unique_ptr<Tenant> tenant_;
  std::unique_ptr<Client> client_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
