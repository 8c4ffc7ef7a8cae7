#pragma once

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How many bytes have come through a TCP socket, those of TLS among them, and one for its end;
/// nothing where the system does not tell. @see tcp_info of linux/tcp.h, which cannot be included beside netinet/tcp.h
inline std::optional<std::uint64_t> received_bytes(int socket) {
#ifdef __linux__
  static constexpr std::size_t place = 128;  // of tcpi_bytes_received
  char info[256];
  socklen_t size = sizeof info;
  std::uint64_t bytes = 0;
  if (socket < 0 || getsockopt(socket, IPPROTO_TCP, TCP_INFO, info, &size) != 0 ||
      size < place + sizeof bytes) {
    return std::nullopt;
  }
  std::memcpy(&bytes, info + place, sizeof bytes);
  return bytes;
#else
  (void)socket;
  return std::nullopt;
#endif
}

/// How many of them have been read.
inline std::optional<std::uint64_t> read_bytes(int socket) {
  const auto received = received_bytes(socket);
  int waiting = 0;
  if (!received || ioctl(socket, FIONREAD, &waiting) != 0 || waiting < 0) return std::nullopt;
  const auto unread = static_cast<std::uint64_t>(waiting);
  return unread > *received ? 0 : *received - unread;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
