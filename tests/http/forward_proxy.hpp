#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <kizen/http.hpp>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace kizen_test {

/// An HTTP proxy on 127.0.0.1: tunnels by CONNECT, and forwards what is asked for in absolute form.
/// Whatever host is named, it goes to that port of 127.0.0.1.
class ForwardProxy {
 public:
  /// @param demanded the value that Proxy-Authorization must have; empty: none is asked for
  /// @param refusal a status that answers every CONNECT; 0: they are let through
  explicit ForwardProxy(std::string demanded = {}, int refusal = 0)
      : demanded_(std::move(demanded)), refusal_(refusal) {
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (bind(listener_, generic, size) != 0 || listen(listener_, 8) != 0 ||
        getsockname(listener_, generic, &size) != 0) {
      throw std::runtime_error("no socket for the test's proxy");
    }
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread([this] { accept_all(); });
  }

  ForwardProxy(const ForwardProxy&) = delete;
  ForwardProxy& operator=(const ForwardProxy&) = delete;

  ~ForwardProxy() {
    leaving_ = true;
    acceptor_.join();
    for (auto& thread : threads_) thread.join();
    close(listener_);
  }

  int port() const { return port_; }

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

  kizen::Proxy proxy() const { return kizen::Proxy::parse(url()); }

  /// The heads of the requests that were made of it.
  std::vector<std::string> heads() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return heads_;
  }

 private:
  static sockaddr_in loopback(int port) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<in_port_t>(port));
    return address;
  }

  bool readable(int descriptor) const {
    pollfd watched = {descriptor, POLLIN, 0};
    while (!leaving_) {
      if (poll(&watched, 1, 20) > 0) return true;
    }
    return false;
  }

  void accept_all() {
    while (readable(listener_)) {
      const int connection = accept(listener_, nullptr, nullptr);
      threads_.emplace_back([this, connection] {
        serve(connection);
        close(connection);
      });
    }
  }

  static void say(int connection, const std::string& text) {
    send(connection, text.data(), text.size(), MSG_NOSIGNAL);
  }

  bool read_more(int connection, std::string& text) const {
    char piece[4096];
    if (!readable(connection)) return false;
    const auto size = recv(connection, piece, sizeof piece, 0);
    if (size > 0) text.append(piece, static_cast<std::size_t>(size));
    return size > 0;
  }

  static std::string header(const std::string& head, const std::string& name) {
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }

  void serve(int connection) {
    std::string text;
    while (true) {
      while (text.find("\r\n\r\n") == std::string::npos) {
        if (!read_more(connection, text)) return;
      }
      const auto end = text.find("\r\n\r\n") + 4;
      const auto head = text.substr(0, end);
      text.erase(0, end);
      {
        const std::lock_guard<std::mutex> lock(mutex_);
        heads_.push_back(head);
      }
      if (!demanded_.empty() && header(head, "Proxy-Authorization") != demanded_) {
        return say(connection, "HTTP/1.1 407 Authenticate\r\nContent-Length: 0\r\n\r\n");
      }
      if (head.rfind("CONNECT ", 0) == 0) return tunnel(connection, head);
      const auto length = header(head, "Content-Length");
      const auto due = length.empty() ? 0 : std::stoul(length);
      while (text.size() < due) {
        if (!read_more(connection, text)) return;
      }
      forward(connection, head, text.substr(0, due));
      text.erase(0, due);
    }
  }

  void tunnel(int connection, const std::string& head) {
    if (refusal_ != 0) {
      return say(connection, "HTTP/1.1 " + std::to_string(refusal_) + " No\r\n\r\n");
    }
    const auto host = head.substr(8, head.find(' ', 8) - 8);
    sockaddr_in address = loopback(std::stoi(host.substr(host.rfind(':') + 1)));
    const int server = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
      say(connection, "HTTP/1.1 200 Connection established\r\n\r\n");
      pump(connection, server);
    } else {
      say(connection, "HTTP/1.1 502 Bad gateway\r\n\r\n");
    }
    close(server);
  }

  void pump(int one, int other) const {
    pollfd watched[2] = {{one, POLLIN, 0}, {other, POLLIN, 0}};
    char piece[4096];
    while (!leaving_) {
      if (poll(watched, 2, 20) <= 0) continue;
      for (int i = 0; i < 2; ++i) {
        if (watched[i].revents == 0) continue;
        const auto size = recv(watched[i].fd, piece, sizeof piece, 0);
        if (size <= 0) return;
        send(watched[1 - i].fd, piece, static_cast<std::size_t>(size), MSG_NOSIGNAL);
      }
    }
  }

  static void forward(int connection, const std::string& head, const std::string& body) {
    const auto method = head.substr(0, head.find(' '));
    const auto url =
        head.substr(method.size() + 1, head.find(' ', method.size() + 1) - method.size() - 1);
    const auto path = url.find('/', url.find("//") + 2);
    auto target = kizen::Target::parse(url.substr(0, path));
    target.host = "127.0.0.1";
    kizen::Request request{method, url.substr(path), {}, body};
    for (const char* const name : {"X-API-KEY", "X-BUSINESS-ID", "X-USER-ID", "Content-Type"}) {
      if (!header(head, name).empty()) request.headers.add(name, header(head, name));
    }
    const auto answer = kizen::Connection(target).send(request);
    const auto* response = std::get_if<kizen::Response>(&answer);
    if (response == nullptr) {
      return say(connection, "HTTP/1.1 502 Bad gateway\r\nContent-Length: 0\r\n\r\n");
    }
    std::string text = "HTTP/1.1 " + std::to_string(response->status) + " Forwarded\r\n";
    for (const auto& field : response->headers) {
      if (field.first != "Content-Length" && field.first != "Transfer-Encoding" &&
          field.first != "Connection" && field.first != "Keep-Alive") {
        text += field.first + ": " + field.second + "\r\n";
      }
    }
    if (response->status != 204) {
      text += "Content-Length: " + std::to_string(response->body.size()) + "\r\n";
    }
    say(connection, text + "\r\n" + response->body);
  }

  std::string demanded_;
  int refusal_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> leaving_{false};
  mutable std::mutex mutex_;
  std::vector<std::string> heads_;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

}  // namespace kizen_test
