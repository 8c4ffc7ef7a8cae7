#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "http/watched_server.hpp"

namespace kizen_test {

inline constexpr char bad_search[] = R"({"and": 1})";

/// The problem document that a client got.
inline kizen::json problem_in(const httplib::Result& answer) {
  if (!answer) return {};
  EXPECT_EQ(answer->get_header_value("Content-Type"), "application/problem+json");
  EXPECT_EQ(answer->get_header_value("Content-Length"), std::to_string(answer->body.size()));
  return kizen::json::parse(answer->body, nullptr, false);
}

/// The reasons why what has passed is unchecked.
inline std::vector<std::string> unchecked_behind(const kizen::Guard& guard) {
  std::vector<std::string> reasons;
  const auto report = guard.report();
  for (const auto& exchange : report.exchanges) {
    for (const auto& one : exchange.report.unchecked) reasons.push_back(one.reason);
  }
  return reasons;
}

/// A server behind a Guard, and a client with keep-alive.
///
/// Give the server handlers, then `start`.
class GuardedServer {
 public:
  explicit GuardedServer(kizen::GuardOptions options = {})
      : guard(std::make_unique<kizen::Guard>(loopback.server, std::move(options))) {}

  static kizen::GuardOptions enforcing() {
    kizen::GuardOptions options;
    options.mode = kizen::GuardMode::Enforce;
    return options;
  }

  /// Answers lookups by a body, and counts them.
  void answer_lookups(const std::string& body = good_record()) {
    server().Get("/api/records/deals/lookup", counting(body));
  }

  /// Answers searches by a body, and counts them.
  void answer_searches(const std::string& body = search_body().dump()) {
    server().Post("/api/records/deals/search", counting(body));
  }

  void start() {
    port = loopback.start();
    client = std::make_unique<httplib::Client>("127.0.0.1", port);
    client->set_keep_alive(true);
  }

  httplib::Result lookup() { return client->Get(lookup_target, keys); }

  httplib::Result search(const std::string& body) {
    return client->Post(search_target, keys, body, "application/json");
  }

  httplib::Server& server() { return loopback.server; }

  Loopback loopback;
  int port = 0;
  std::atomic<int> handled{0};
  std::unique_ptr<kizen::Guard> guard;
  std::unique_ptr<httplib::Client> client;

 private:
  httplib::Server::Handler counting(const std::string& body) {
    return [this, body](const httplib::Request&, httplib::Response& response) {
      ++handled;
      response.set_content(body, "application/json");
    };
  }
};

/// Posts an empty search to a target that is sent as it is.
inline httplib::Result posted_as_given(const GuardedServer& guarded, const std::string& target) {
  httplib::Client client("127.0.0.1", guarded.port);
  kizen::detail::send_paths_as_given(client, 0);
  return client.Post(target, keys, "{}", "application/json");
}

}  // namespace kizen_test
