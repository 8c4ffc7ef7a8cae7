#include "proxy_rule.hpp"

#include <kizen/http.hpp>

namespace kizen_tool {

void ProxyRule::resolve() {
  if (!reference) return;
  const auto url = reference->value();
  try {
    proxy = kizen::Proxy::parse(url);
  } catch (const kizen::ContractError&) {
    throw kizen::ContractError(
        reference->place, "target.proxy",
        "the " + reference->to_string() + " does not hold the URL of an HTTP proxy",
        "write one like http://user:password@proxy.example.test:3128 into it");
  }
  reference.reset();
}

std::optional<kizen::Proxy> ProxyRule::proxy_for(const kizen::Target& target) const {
  if (given_by.empty()) return kizen::environment_proxy(target);
  if (!proxy || no_proxy.covers(target.host, target.port)) return std::nullopt;
  return proxy;
}

}  // namespace kizen_tool
