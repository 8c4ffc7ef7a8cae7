#pragma once

#include "../../http.hpp"
#include "../../tenant.hpp"
#include "../tenant_fixture.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

inline TenantFixture::TenantFixture() = default;
inline TenantFixture::~TenantFixture() = default;

inline TenantOptions TenantFixture::tenant_options() const { return {}; }

inline ClientOptions TenantFixture::client_options() const {
  ClientOptions options;
  options.deviations = {"D6", "D7"};
  return options;
}

inline void TenantFixture::SetUp() {
  tenant_ = std::make_unique<Tenant>(tenant_options());
  client_ = std::make_unique<Client>(tenant_->target(), client_options());
}

inline void TenantFixture::TearDown() {
  client_.reset();  // its connection would keep the tenant waiting
  tenant_.reset();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
