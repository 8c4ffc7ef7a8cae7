#pragma once

#include <chrono>
#include <string>

namespace kizen_tool {

/// Where a host was found, or why it was not.
struct ReachedAddress {
  std::string address = {};            ///< with its port, such as `127.0.0.1:443` or `[::1]:443`
  std::chrono::milliseconds taken{0};  ///< for resolving its name and connecting
  std::string problem = {};            ///< empty where it was reached
};

/// Resolves a name and connects, to its addresses in turn, and closes the connection again.
///
/// @param host an IPv6 address stands without its brackets
ReachedAddress reach(const std::string& host, int port, std::chrono::milliseconds limit);

}  // namespace kizen_tool
