#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

namespace kizen_test {

/// Takes one connection on 127.0.0.1, reads one request, and answers with bytes of the test's own.
class RawServer {
 public:
  enum class Then { Close, Stall };

  explicit RawServer(std::string answer, Then then = Then::Close)
      : answer_(std::move(answer)), then_(then) {
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (bind(listener_, generic, size) != 0 || listen(listener_, 1) != 0 ||
        getsockname(listener_, generic, &size) != 0 || pipe(stop_) != 0) {
      throw std::runtime_error("no socket for the test");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }

  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;

  ~RawServer() {
    finish();
    close(listener_);
    close(stop_[0]);
  }

  int port() const { return port_; }

  /// The request, once it has been answered.
  std::string received() {
    finish();
    return received_;
  }

 private:
  /// Stops a server that stalls, or that nobody called.
  void finish() {
    if (!thread_.joinable()) return;
    close(stop_[1]);
    thread_.join();
  }

  bool readable(int descriptor) const {
    pollfd watched[2] = {{descriptor, POLLIN, 0}, {stop_[0], POLLIN, 0}};
    poll(watched, 2, 10000);
    return (watched[0].revents & (POLLIN | POLLHUP)) != 0;
  }

  void serve() {
    if (!readable(listener_)) return;
    const int connection = accept(listener_, nullptr, nullptr);
    read_request(connection);
    send(connection, answer_.data(), answer_.size(), MSG_NOSIGNAL);
    if (then_ == Then::Stall) {
      pollfd watched = {stop_[0], POLLIN, 0};
      poll(&watched, 1, 10000);
    }
    close(connection);
  }

  /// Reads until the request is whole: its head, and as many bytes as Content-Length says.
  void read_request(int connection) {
    char piece[4096];
    while (!is_whole() && readable(connection)) {
      const auto size = recv(connection, piece, sizeof piece, 0);
      if (size <= 0) return;
      received_.append(piece, static_cast<std::size_t>(size));
    }
  }

  bool is_whole() const {
    const auto head = received_.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    const auto length = received_.find("Content-Length: ");
    const auto due = length < head ? std::stoul(received_.substr(length + 16)) : 0;
    return received_.size() >= head + 4 + due;
  }

  std::string answer_;
  Then then_;
  int listener_ = -1;
  int stop_[2] = {-1, -1};
  int port_ = 0;
  std::string received_;
  std::thread thread_;
};

}  // namespace kizen_test
