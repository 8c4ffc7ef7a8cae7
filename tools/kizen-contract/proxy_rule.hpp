#pragma once

#include <kizen/http/no_proxy.hpp>
#include <kizen/http/proxy.hpp>
#include <kizen/http/target.hpp>
#include <optional>
#include <string>

#include "secret_reference.hpp"

namespace kizen_tool {

/// Which proxy is on the way to targets, by the word of a profile or flag, or else of the
/// environment.
struct ProxyRule {
  std::string given_by = {};  ///< `the profile` or `--proxy`; empty: nobody, the environment says
  std::optional<SecretReference> reference = {};  ///< to the URL of the proxy
  std::optional<kizen::Proxy> proxy = {};
  kizen::NoProxy no_proxy = {};

  /// Takes the place of the reference by what it refers to.
  ///
  /// @throws kizen::ContractError `target.credentials`, `target.proxy`
  void resolve();

  /// @throws kizen::ContractError `target.proxy` where the environment names none that is one
  std::optional<kizen::Proxy> proxy_for(const kizen::Target& target) const;

  /// `the profile`, `--proxy` or `the environment`.
  std::string source() const { return given_by.empty() ? "the environment" : given_by; }
};

}  // namespace kizen_tool
