#pragma once

#include <functional>
#include <optional>
#include <string>

#include "../core/version.hpp"
#include "proxy.hpp"
#include "target.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The value of an environment variable; empty where it is not set.
using EnvironmentVariable = std::function<std::string(const char* name)>;

/// The proxy that the environment names for a target, as curl chooses it; nothing where none.
///
/// `https_proxy` or `HTTPS_PROXY` for https, `http_proxy` (in lower case only) for http, `all_proxy`
/// or `ALL_PROXY` for both; none for what `no_proxy` or `NO_PROXY` lists. Hosts of this machine are
/// no exception.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
///
/// const auto variable = [](const char* name) -> std::string {
///   return std::string(name) == "HTTPS_PROXY" ? "http://proxy.example.test:3128" : "";
/// };
/// const auto secure = kizen::Target::parse("https://crm.example.test");
/// assert(kizen::environment_proxy(secure, variable)->host == "proxy.example.test");
/// assert(!kizen::environment_proxy(kizen::Target::parse("http://crm.example.test"), variable));
/// ```
///
/// @param variable where variables are looked up; those of this process without it
/// @throws ContractError `target.proxy` where the variable holds no URL of a proxy
KIZEN_INLINE std::optional<Proxy> environment_proxy(const Target& target,
                                                    const EnvironmentVariable& variable = {});

}  // namespace KIZEN_ABI
}  // namespace kizen
