#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <charconv>
#include <filesystem>
#include <string>
#include <system_error>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a descriptor is a connection that this process accepted at that port.
inline bool is_accepted_at(int descriptor, int port) {
  sockaddr_storage own{};
  socklen_t size = sizeof own;
  if (::getsockname(descriptor, reinterpret_cast<sockaddr*>(&own), &size) != 0) return false;
  in_port_t own_port = 0;
  if (own.ss_family == AF_INET) own_port = reinterpret_cast<const sockaddr_in&>(own).sin_port;
  if (own.ss_family == AF_INET6) own_port = reinterpret_cast<const sockaddr_in6&>(own).sin6_port;
  int listens = 0;
  size = sizeof listens;
  return ntohs(own_port) == port &&
         ::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0 && listens == 0;
}

/// Takes no more requests from connections that were accepted at a port; those that came are
/// answered. httplib itself waits some seconds for one on a connection that is kept alive.
inline void end_idle_connections(int port) {
  std::error_code ended;
  for (std::filesystem::directory_iterator at("/proc/self/fd", ended), end; !ended && at != end;
       at.increment(ended)) {
    const auto name = at->path().filename().string();
    int descriptor = -1;
    std::from_chars(name.data(), name.data() + name.size(), descriptor);
    if (descriptor >= 0 && is_accepted_at(descriptor, port)) ::shutdown(descriptor, SHUT_RD);
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
