#pragma once

#include <algorithm>
#include <string>

#include "../../core/detail/text.hpp"
#include "../runner.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a host name or address is this machine's own. `127.example.com` is not.
inline bool is_loopback(const std::string& host) {
  const bool is_address = host.find_first_not_of("0123456789.") == std::string::npos;
  return host == "localhost" || host == "::1" || (is_address && starts_with(host, "127."));
}

/// Whether all targets of a run are this machine's own.
inline bool is_all_loopback(const Target& target, const RunOptions& options) {
  return is_loopback(target.host) &&
         std::all_of(options.targets.begin(), options.targets.end(),
                     [](const auto& own) { return is_loopback(own.second.host); });
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
