#pragma once

#include <mutex>
#include <string>
#include <utility>

#include "http/loopback.hpp"
#include "support/records_bodies.hpp"

namespace kizen_test {

inline const httplib::Headers keys = {
    {"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}};

inline constexpr char lookup_target[] = "/api/records/deals/lookup?identifier=Ann";
inline constexpr char search_target[] = "/api/records/deals/search";
inline constexpr char record_target[] = "/api/records/deals/0b5e3a52-6a1c-4c8e-9d70-000000000001";

/// A body that keeps the contract of a lookup.
inline std::string good_record() { return record_body().dump(); }

/// A server that answers everything alike: as a lookup is to be answered, unless told otherwise.
template <class Server>
class WatchedServerOf {
 public:
  template <class... Arguments>
  explicit WatchedServerOf(Arguments&&... arguments)
      : loopback_(std::forward<Arguments>(arguments)...) {
    const auto handler = [this](const httplib::Request& request, httplib::Response& response) {
      answer(request, response);
    };
    loopback_.server.Get(".*", handler).Post(".*", handler);
    port = loopback_.start();
  }

  /// The target of the last request, as it came.
  std::string last_target() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return last_target_;
  }

  int port = 0;
  std::string body = good_record();
  std::string encoding = {};  ///< what the body claims to be
  std::string location = {};  ///< where `/moved` has gone

 private:
  void answer(const httplib::Request& request, httplib::Response& response) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      last_target_ = request.target;
    }
    if (request.path == "/moved") return response.set_redirect(location);
    response.set_content(body, "application/json");
    if (!encoding.empty()) response.set_header("Content-Encoding", encoding);
  }

  LoopbackOf<Server> loopback_;
  mutable std::mutex mutex_;
  std::string last_target_;
};

using WatchedServer = WatchedServerOf<httplib::Server>;

}  // namespace kizen_test
