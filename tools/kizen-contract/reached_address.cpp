#include "reached_address.hpp"

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace kizen_tool {
namespace {

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;
using Clock = std::chrono::steady_clock;

std::string text_of(const addrinfo& one) {
  char host[NI_MAXHOST] = "";
  char port[NI_MAXSERV] = "";
  getnameinfo(one.ai_addr, one.ai_addrlen, host, sizeof host, port, sizeof port,
              NI_NUMERICHOST | NI_NUMERICSERV);
  const std::string address(host);
  const bool is_ipv6 = address.find(':') != std::string::npos;
  return (is_ipv6 ? "[" + address + "]" : address) + ":" + port;
}

/// The error of a connection that is under way, once it is known.
int awaited(int descriptor, std::chrono::milliseconds limit) {
  pollfd watched = {descriptor, POLLOUT, 0};
  if (poll(&watched, 1, static_cast<int>(limit.count())) <= 0) return ETIMEDOUT;
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
  return error;
}

/// The error of connecting; 0 where it went well.
int connected(const addrinfo& one, std::chrono::milliseconds limit) {
  const int descriptor =
      socket(one.ai_family, one.ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, one.ai_protocol);
  if (descriptor < 0) return errno;
  int error = connect(descriptor, one.ai_addr, one.ai_addrlen) == 0 ? 0 : errno;
  if (error == EINPROGRESS) error = awaited(descriptor, limit);
  close(descriptor);
  return error;
}

}  // namespace

ReachedAddress reach(const std::string& host, int port, std::chrono::milliseconds limit) {
  ReachedAddress reached;
  addrinfo wanted = {};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* first = nullptr;
  const auto begin = Clock::now();
  const int unknown = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &first);
  const Addresses all(first, freeaddrinfo);
  if (unknown != 0) {
    reached.problem = host + " has no address: " + gai_strerror(unknown);
    return reached;
  }
  for (const auto* one = all.get(); one != nullptr; one = one->ai_next) {
    const int error = connected(*one, limit);
    reached.address = text_of(*one);
    reached.taken = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
    if (error == 0) {
      reached.problem.clear();
      return reached;
    }
    reached.problem = "no connection to " + reached.address + ": " + std::strerror(error);
  }
  return reached;
}

}  // namespace kizen_tool
