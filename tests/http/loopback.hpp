#pragma once

#include <kizen/http.hpp>
#include <string>
#include <thread>
#include <utility>

namespace kizen_test {

/// An httplib server on a free port of 127.0.0.1, served from a thread of its own.
///
/// Give it handlers through `server`, then `start` it.
template <class Server = httplib::Server>
class LoopbackOf {
 public:
  template <class... Arguments>
  explicit LoopbackOf(Arguments&&... arguments) : server(std::forward<Arguments>(arguments)...) {}

  ~LoopbackOf() {
    server.stop();
    if (thread_.joinable()) thread_.join();
  }

  /// Starts to answer, and gives the port.
  int start() {
    const int port = server.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server.listen_after_bind(); });
    while (!server.is_running()) std::this_thread::yield();
    return port;
  }

  Server server;

 private:
  std::thread thread_;
};

using Loopback = LoopbackOf<>;

inline kizen::Target target_at(int port, const std::string& scheme = "http") {
  auto target = kizen::Target::parse(scheme + "://127.0.0.1:" + std::to_string(port));
  target.timeouts.connect = std::chrono::seconds(2);
  return target;
}

template <class Value>
std::string printed(const Value& value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

}  // namespace kizen_test
