#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "../../traffic/detail/recorded_url.hpp"
#include "../watch.hpp"
#include "content_coding.hpp"
#include "hook.hpp"
#include "httplib_members.hpp"
#include "to_exchange_inl.hpp"
#include "traffic_check.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct Watch::State {
  State(const httplib::ClientImpl* of, WatchOptions options)
      : client(of), check(std::move(options)) {}

  /// Stands in the client's logger, so the client is alive.
  void log(const httplib::Logger& users, const httplib::Request& request,
           const httplib::Response& response) {
    try {
      see(request, response);
    } catch (...) {  // out of memory, or of the user's callback: it would come out of the request
    }
    if (users) users(request, response);
  }

  /// Stands in the client's socket options, and by that tells of the client's life.
  void open(const httplib::SocketOptions& users, socket_t socket) {
    if (users) users(socket);
  }

  void see(const httplib::Request& request, const httplib::Response& response) {
    if (!is_on || request.method == "CONNECT") return;  // that one is between client and proxy
    detail::SeenExchange seen{to_exchange(request, response), missing(request, response)};
    auto& target = seen.exchange.request.target;
    target = detail::sent_target(*client, detail::split_url(target).target);
    const auto now = std::chrono::system_clock::now();
    if (const auto took = detail::time_since_start(request, 0)) {
      seen.took = *took;
      seen.started = now - *took;
    }
    auto report = check.check(seen);
    check.take(std::move(seen), std::move(report));
  }

  std::vector<Unchecked> missing(const httplib::Request& request,
                                 const httplib::Response& response) const {
    std::vector<Unchecked> missing;
    if (request.content_provider_) {
      missing.push_back({"request.body.not_kept", "a content provider gave it"});
    } else if (!request.body.empty() && request.has_header("Content-Encoding")) {
      missing.push_back({"request.body.encoded", request.get_header_value("Content-Encoding")});
    }
    const bool has_body = request.method != "HEAD" && response.status != 204;
    if (request.content_receiver && has_body) {
      missing.push_back({"response.body.not_kept", "a content receiver took it"});
    } else if (const auto codings = detail::codings_of(response.headers);
               !response.body.empty() && !codings.empty() && !decodes(codings)) {
      missing.push_back({"response.body.encoded", detail::joined(codings, ", ")});
    }
    return missing;
  }

  bool decodes(const std::vector<std::string>& codings) const {
    return detail::opened<detail::DecodesBodies>(*client) && detail::is_undone_by_client(codings);
  }

  const httplib::ClientImpl* client;
  detail::TrafficCheck check;
  std::atomic<bool> is_on{true};
};

KIZEN_INLINE Watch::Watch(httplib::Client& client, WatchOptions options)
    : Watch(detail::opened<detail::ImplOfClient>(client).get(), std::move(options)) {}

KIZEN_INLINE Watch::Watch(httplib::ClientImpl& client, WatchOptions options)
    : Watch(&client, std::move(options)) {}

KIZEN_INLINE Watch::Watch(httplib::ClientImpl* client, WatchOptions options)
    : client_(client), state_(std::make_shared<State>(client, std::move(options))) {
  if (client_ == nullptr) return;  // one that was moved away
  const std::shared_ptr<const void> in_logger = std::make_shared<const bool>(true);
  detail::add_hook<&State::log>(detail::opened<detail::LoggerOfClient>(*client_), state_,
                                in_logger);
  logger_ = in_logger;
  const std::shared_ptr<const void> life = std::make_shared<const bool>(true);
  detail::add_hook<&State::open>(detail::opened<detail::SocketOptionsOfClient>(*client_), state_,
                                 life);
  life_ = life;
}

KIZEN_INLINE Watch::~Watch() {
  state_->is_on = false;
  if (logger_.expired() && life_.expired()) return;
  detail::remove_hook<&State::log>(detail::opened<detail::LoggerOfClient>(*client_), state_);
  detail::remove_hook<&State::open>(detail::opened<detail::SocketOptionsOfClient>(*client_),
                                    state_);
}

KIZEN_INLINE TrafficReport Watch::report() const {
  auto report = state_->check.report();
  report.is_attached = life_.expired() || !logger_.expired();
  return report;
}

KIZEN_INLINE const Checker& Watch::checker() const { return state_->check.checker(); }

}  // namespace KIZEN_ABI
}  // namespace kizen
