#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <string>

#include "../tenant.hpp"
#include "records_service_inl.hpp"
#include "tenant_server_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct Tenant::State {
  explicit State(const TenantOptions& options)
      : host(options.host), certificate_file(options.certificate_file), server(options) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  ~State() {
    try {
      close();
    } catch (const std::exception&) {
      return;  // whoever wants to know of it closes the tenant beforehand
    }
  }

  void close() {
    if (closed) return;
    closed = true;
    server.stop();
    server.service().save();
  }

  bool closed = false;
  std::string host;
  std::string certificate_file;
  detail::TenantServer server;
};

KIZEN_INLINE Tenant::Tenant(const TenantOptions& options)
    : state_(std::make_unique<State>(options)) {}
KIZEN_INLINE Tenant::Tenant(Tenant&&) noexcept = default;
KIZEN_INLINE Tenant& Tenant::operator=(Tenant&&) noexcept = default;
KIZEN_INLINE Tenant::~Tenant() = default;

KIZEN_INLINE void Tenant::close() { state_->close(); }

KIZEN_INLINE std::string Tenant::url() const {
  const bool is_ipv6 = state_->host.find(':') != std::string::npos;
  return (state_->certificate_file.empty() ? "http://" : "https://") +
         (is_ipv6 ? "[" + state_->host + "]" : state_->host) + ":" + std::to_string(port());
}

KIZEN_INLINE int Tenant::port() const { return state_->server.port(); }

KIZEN_INLINE Credentials Tenant::credentials(std::size_t business) const {
  return state_->server.service().credentials(business);
}

KIZEN_INLINE Target Tenant::target(std::size_t business) const {
  auto target = Target::parse(url());
  target.ca_file = state_->certificate_file;
  for (const auto& [header, value] : credentials(business).added_to({}).headers) {
    target.credentials.push_back({header, value});
  }
  return target;
}

KIZEN_INLINE Credentials Tenant::reader_credentials(std::size_t business) const {
  return state_->server.service().reader_credentials(business);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
