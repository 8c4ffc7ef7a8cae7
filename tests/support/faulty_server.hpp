#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace kizen_test {

/// One connection as the side sees it that answers.
class FaultyTalk {
 public:
  FaultyTalk(int connection, int stop) : connection_(connection), stop_(stop) {}
  FaultyTalk(const FaultyTalk&) = delete;
  FaultyTalk& operator=(const FaultyTalk&) = delete;
  ~FaultyTalk() {
    if (connection_ >= 0) close(connection_);
  }

  /// The next request, whole; nothing where none comes any more.
  std::optional<std::string> request() {
    while (length_of_first() == 0) {
      char piece[4096];
      if (!is_ready(POLLIN)) return std::nullopt;
      const auto size = recv(connection_, piece, sizeof piece, 0);
      if (size <= 0) return std::nullopt;
      received_.append(piece, static_cast<std::size_t>(size));
    }
    const auto length = length_of_first();
    auto first = received_.substr(0, length);
    received_.erase(0, length);
    return first;
  }

  /// Sends bytes; false where nobody takes them.
  bool say(std::string_view text) {
    while (!text.empty()) {
      if (!is_ready(POLLOUT)) return false;
      const auto sent = ::send(connection_, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent < 0 && errno != EAGAIN && errno != EINTR) return false;
      if (sent > 0) text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// Says nothing until the other side goes, or the test ends.
  void stall() {
    char piece[4096];
    while (is_ready(POLLIN) && recv(connection_, piece, sizeof piece, 0) > 0) {
    }
  }

  /// Ends the connection with a reset, where another end would be a FIN.
  void reset() {
    const linger at_once = {1, 0};
    setsockopt(connection_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close(std::exchange(connection_, -1));
  }

 private:
  bool is_ready(short events) const {
    pollfd watched[2] = {{connection_, events, 0}, {stop_, POLLIN, 0}};
    return poll(watched, 2, 30000) > 0 && watched[1].revents == 0;
  }

  /// How long the first request is; 0 while it is not whole.
  std::size_t length_of_first() const {
    const auto head = received_.find("\r\n\r\n");
    if (head == std::string::npos) return 0;
    const auto field = received_.find("Content-Length: ");
    const auto body = field < head ? std::stoul(received_.substr(field + 16)) : 0;
    const auto length = head + 4 + body;
    return received_.size() < length ? 0 : length;
  }

  int connection_;
  int stop_;
  std::string received_;
};

/// A server on a free port of loopback that misbehaves as a test says, on every connection.
class FaultyServer {
 public:
  using Behaviour = std::function<void(FaultyTalk&)>;

  /// @param family AF_INET for 127.0.0.1, AF_INET6 for ::1
  explicit FaultyServer(Behaviour behaviour, int family = AF_INET)
      : behaviour_(std::move(behaviour)), listener_(socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (listener_ < 0 || !bind_loopback(family) || listen(listener_, 64) != 0 ||
        pipe2(stop_, O_CLOEXEC) != 0) {
      throw std::runtime_error("no socket for the test");
    }
    host_ = family == AF_INET6 ? "[::1]" : "127.0.0.1";
    acceptor_ = std::thread([this] { accept_all(); });
  }
  FaultyServer(const FaultyServer&) = delete;
  FaultyServer& operator=(const FaultyServer&) = delete;

  ~FaultyServer() {
    close(stop_[1]);
    acceptor_.join();
    for (auto& one : talks_) one.join();
    close(listener_);
    close(stop_[0]);
  }

  int port() const { return port_; }
  std::string address() const { return host_ + ":" + std::to_string(port_); }
  std::string url() const { return "http://" + address(); }

  /// How many connections there were.
  int connections() const { return connections_; }

 private:
  bool bind_loopback(int family) {
    sockaddr_in6 six = {};
    six.sin6_family = AF_INET6;
    six.sin6_addr = in6addr_loopback;
    sockaddr_in four = {};
    four.sin_family = AF_INET;
    four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool is_six = family == AF_INET6;
    auto* const address =
        is_six ? reinterpret_cast<sockaddr*>(&six) : reinterpret_cast<sockaddr*>(&four);
    socklen_t size = is_six ? sizeof six : sizeof four;
    if (bind(listener_, address, size) != 0 || getsockname(listener_, address, &size) != 0) {
      return false;
    }
    port_ = ntohs(is_six ? six.sin6_port : four.sin_port);
    return true;
  }

  void accept_all() {
    while (true) {
      pollfd watched[2] = {{listener_, POLLIN, 0}, {stop_[0], POLLIN, 0}};
      if (poll(watched, 2, -1) < 0) continue;
      if (watched[1].revents != 0) return;
      const int connection = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (connection < 0) continue;
      ++connections_;
      talks_.emplace_back([this, connection] {
        FaultyTalk talk(connection, stop_[0]);
        behaviour_(talk);
      });
    }
  }

  Behaviour behaviour_;
  int listener_;
  int stop_[2] = {-1, -1};
  int port_ = 0;
  std::string host_;
  std::atomic<int> connections_{0};
  std::thread acceptor_;
  std::vector<std::thread> talks_;
};

/// A port of 127.0.0.1 at which nobody listens.
inline int closed_port() {
  return FaultyServer([](FaultyTalk&) {}).port();
}

/// Whether this machine has ::1.
inline bool has_ipv6_loopback() {
  try {
    const FaultyServer probe([](FaultyTalk&) {}, AF_INET6);
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

/// An HTTP response with a body and its length.
inline std::string http_response(const std::string& status, const std::string& headers,
                                 const std::string& body) {
  return "HTTP/1.1 " + status + "\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// Says the same to every request of a connection.
inline FaultyServer::Behaviour answering(std::string response) {
  return [response = std::move(response)](FaultyTalk& talk) {
    while (talk.request() && talk.say(response)) {
    }
  };
}

}  // namespace kizen_test
