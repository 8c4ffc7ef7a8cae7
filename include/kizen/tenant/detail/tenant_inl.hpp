#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "../tenant.hpp"
#include "records_service_inl.hpp"
#include "tenant_server_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct Tenant::State {
  explicit State(const TenantOptions& options) : host(options.host), server(options) {}

  std::string host;
  detail::TenantServer server;
};

inline Tenant::Tenant(const TenantOptions& options) : state_(std::make_unique<State>(options)) {}
inline Tenant::Tenant(Tenant&&) noexcept = default;
inline Tenant& Tenant::operator=(Tenant&&) noexcept = default;
inline Tenant::~Tenant() = default;

inline std::string Tenant::url() const {
  const bool is_ipv6 = state_->host.find(':') != std::string::npos;
  return "http://" + (is_ipv6 ? "[" + state_->host + "]" : state_->host) + ":" +
         std::to_string(port());
}

inline int Tenant::port() const { return state_->server.port(); }

inline Credentials Tenant::credentials(std::size_t business) const {
  return state_->server.service().credentials(business);
}

inline Target Tenant::target(std::size_t business) const {
  auto target = Target::parse(url());
  for (const auto& [header, value] : credentials(business).added_to({}).headers) {
    target.credentials.push_back({header, value});
  }
  return target;
}

inline Credentials Tenant::reader_credentials(std::size_t business) const {
  return state_->server.service().reader_credentials(business);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
