#pragma once

#include "../../http.hpp"
#include "../../tenant.hpp"
#include "../tenant_fixture.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE TenantFixture::TenantFixture() = default;
KIZEN_INLINE TenantFixture::~TenantFixture() = default;

KIZEN_INLINE TenantOptions TenantFixture::tenant_options() const { return {}; }

KIZEN_INLINE ClientOptions TenantFixture::client_options() const {
  ClientOptions options;
  options.deviations = {"D6", "D7"};
  return options;
}

KIZEN_INLINE void TenantFixture::SetUp() {
  tenant_ = std::make_unique<Tenant>(tenant_options());
  client_ = std::make_unique<Client>(tenant_->target(), client_options());
}

KIZEN_INLINE void TenantFixture::TearDown() {
  client_.reset();  // its connection would keep the tenant waiting
  tenant_.reset();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
