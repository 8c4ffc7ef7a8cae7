#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "../guard.hpp"
#include "content_coding.hpp"
#include "hook.hpp"
#include "httplib_members.hpp"
#include "passing_request.hpp"
#include "problem_document.hpp"
#include "server_answer.hpp"
#include "to_exchange_inl.hpp"
#include "traffic_check.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct Guard::State : std::enable_shared_from_this<Guard::State> {
  using Server = httplib::Server;
  using Request = httplib::Request;
  using Response = httplib::Response;

  State(Server& of, GuardOptions options)
      : server(of),
        mode(options.mode),
        demand_declared(options.demand_declared),
        check(std::move(options)) {}

  /// Stands before every handler that the server has by now. Those that it has been given since are
  /// found when it begins to listen, or else when the first request comes: each thread waits here
  /// for that before it looks at any handler.
  void stand_before_all() {
    const auto self = shared_from_this();
    const auto presence = presence_.lock();
    if (presence == nullptr) return;
    const auto standing = token_of_judge(presence);
    const auto add = [&](auto act, auto& function) {
      const bool judges = std::is_same_v<decltype(act), After>;
      detail::add_hook<decltype(act)::value>(function, self, judges ? standing : presence);
    };
    each_place(add, false);
  }

  void leave_all() {
    const auto self = shared_from_this();
    const auto remove = [&](auto act, auto& function) {
      detail::remove_hook<decltype(act)::value>(function, self);
    };
    each_place(remove, true);
  }

  /// Whether the answers of a server that lives are judged.
  bool is_attached() const {
    const std::lock_guard<std::mutex> lock(standing_mutex_);
    return presence_.expired() || !standing_.expired();
  }

  void bind(const httplib::SocketOptions& users, socket_t socket) {
    if (is_on) stand_before_all();
    if (users) users(socket);
  }

  httplib::TaskQueue* listen(const std::function<httplib::TaskQueue*()>& users) {
    if (is_on) stand_before_all();
    return users();
  }

  Server::HandlerResponse before(const Server::HandlerWithResponse& users, const Request& request,
                                 Response& response) {
    if (is_on) {
      std::call_once(first_request, [this] { stand_before_all(); });
      passing.begin(request);
    }
    return users ? users(request, response) : Server::HandlerResponse::Unhandled;
  }

  void handle(const Server::Handler& users, const Request& request, Response& response) {
    if (!is_on) return users(request, response);
    auto& one = passing.of(request);
    one.is_read = true;
    if (refuses(request, one, response)) return;
    users(request, response);
  }

  void stream(const Server::HandlerWithContentReader& users, const Request& request,
              Response& response, const httplib::ContentReader& reader) {
    if (!is_on) return users(request, response, reader);
    auto& one = passing.of(request);
    one.is_streamed = true;
    if (refuses(request, one, response)) return detail::drain(request, reader);
    users(request, response, reader);
  }

  Server::HandlerResponse on_error(const Server::HandlerWithResponse& users, const Request& request,
                                   Response& response) {
    const auto* one = is_on ? passing.find(request) : nullptr;
    if (one != nullptr && one->refusal) return Server::HandlerResponse::Unhandled;
    return users(request, response);
  }

  void after(const Server::Handler& users, const Request& request, Response& response) {
    if (users) users(request, response);
    if (!is_on) return;
    try {
      judge(request, passing.take(request), response);
    } catch (...) {  // out of memory, or of the user's callback: nothing above would catch it
    }
  }

  Server& server;
  const GuardMode mode;
  const bool demand_declared;
  detail::TrafficCheck check;
  detail::PassingRequests passing;
  std::once_flag first_request;
  std::atomic<bool> is_on{true};
  std::weak_ptr<const void> presence_;

 private:
  using After =
      std::integral_constant<void (State::*)(const Server::Handler&, const Request&, Response&),
                             &State::after>;

  /// What the hook that judges answers holds: gone where another handler took its place.
  std::shared_ptr<const void> token_of_judge(const std::shared_ptr<const void>& presence) {
    const std::lock_guard<std::mutex> lock(standing_mutex_);
    auto token = standing_.lock();
    if (token == nullptr) {
      token = std::make_shared<const std::shared_ptr<const void>>(presence);
      standing_ = token;
    }
    return token;
  }

  mutable std::mutex standing_mutex_;
  std::weak_ptr<const void> standing_;

  /// Calls `visit` with each of the acts above and the function of the user's that it stands for.
  template <class Visit>
  void each_place(const Visit& visit, bool with_empty);

  bool is_let_through(const detail::SeenExchange& seen) const {
    return !demand_declared && check.is_outside(seen);
  }

  /// What a HEAD breaks of the GET whose handler httplib runs for it; nothing of any other request.
  Report check_head(detail::SeenExchange& seen) const {
    auto& request = seen.exchange.request;
    if (request.method != "HEAD") return {};
    request.method = "GET";
    auto report = check.is_outside(seen) ? Report() : check.check_request(seen);
    request.method = "HEAD";
    if (detail::starts_with(report.request, "GET ")) report.request.replace(0, 3, "HEAD");
    return report;
  }

  /// Whether a request is answered here and not by its handler.
  bool refuses(const Request& request, detail::PassingRequest& one, Response& response) const {
    if (mode == GuardMode::Observe) return false;
    detail::SeenExchange seen{{to_request(request), {}}, missing_of(request, one)};
    seen.routed_path = request.path;
    auto report = is_let_through(seen) ? check_head(seen) : check.check_request(seen);
    if (report.violations.empty()) return false;
    report.status = response.status = 400;
    one.refusal = std::move(report);
    return true;
  }

  void judge(const Request& request, std::optional<detail::PassingRequest> one,
             Response& response) {
    detail::SeenExchange seen{to_exchange(request, response)};
    seen.routed_path = request.path;
    if (one) {
      seen.started = one->started;
      seen.took = one->took();
      seen.missing = missing_of(request, *one);
    } else {
      seen.missing = {{"request.not_read", "the server answered before it looked for a route"}};
    }
    if (one && one->refusal) return answer_refused(std::move(*one->refusal), seen, response);
    if (is_let_through(seen)) return let_through(seen);
    take_body(request, response, seen);
    auto report = check.check(seen);
    if (mode == GuardMode::Enforce && detail::must_not_leave(report)) {
      replace(500, "response", report, seen, response);
    }
    check.take(std::move(seen), std::move(report));
  }

  void let_through(detail::SeenExchange& seen) {
    auto report = check_head(seen);
    if (report.violations.empty()) return check.take_outside();
    report.status = seen.exchange.response.status;
    check.take(std::move(seen), std::move(report));
  }

  void answer_refused(Report report, detail::SeenExchange& seen, Response& response) {
    replace(400, "request", report, seen, response);
    check.take(std::move(seen), std::move(report));
  }

  /// Puts a problem document in place of what was to leave.
  void replace(int status, const char* half, const Report& report, detail::SeenExchange& seen,
               Response& response) const {
    detail::replace_answer(
        response, status,
        detail::problem_document(status, half, check.masked(seen.exchange, report)));
    seen.exchange.response = to_response(response);
  }

  static std::vector<Unchecked> missing_of(const Request& request,
                                           const detail::PassingRequest& one) {
    if (one.is_streamed) return {{"request.body.not_kept", "a content reader took it"}};
    if (!request.body.empty() || !detail::announces_body(request)) return {};
    if (request.is_multipart_form_data()) {
      return {{"request.body.not_kept", "the server took it apart"}};
    }
    if (!one.is_read) return {{"request.body.not_kept", "no handler asked for it"}};
    return {};
  }

  /// The body as it is without its codings, be they httplib's or the handler's.
  static void take_body(const Request& request, const Response& response,
                        detail::SeenExchange& seen) {
    auto& body = seen.exchange.response.body;
    const auto codings = detail::codings_of(response.headers);
    if (response.content_provider_) {
      seen.missing.push_back({"response.body.not_kept", "a content provider gives it"});
    } else if (!body.empty() && !codings.empty()) {
      if (auto decoded = detail::decoded_body(codings, body)) {
        body = std::move(*decoded);
      } else {
        seen.missing.push_back({"response.body.encoded", detail::joined(codings, ", ")});
      }
    }
    if (request.method == "HEAD") body.clear();
  }
};

template <class Visit>
void Guard::State::each_place(const Visit& visit, bool with_empty) {
  const auto place = [&](auto act, auto& function) {
    if (with_empty || function) visit(act, function);
  };
  visit(std::integral_constant<decltype(&State::listen), &State::listen>(), server.new_task_queue);
  visit(std::integral_constant<decltype(&State::before), &State::before>(),
        detail::opened<detail::PreRoutingOfServer>(server));
  visit(After(), detail::opened<detail::PostRoutingOfServer>(server));
  visit(std::integral_constant<decltype(&State::bind), &State::bind>(),
        detail::opened<detail::SocketOptionsOfServer>(server));
  place(std::integral_constant<decltype(&State::on_error), &State::on_error>(),
        detail::opened<detail::ErrorHandlerOfServer>(server));
  detail::for_each_opened<detail::HandlersOfServer>(server, [&](auto& list) {
    using Act = std::integral_constant<decltype(&State::handle), &State::handle>;
    for (auto& registered : list) place(Act(), registered.second);
  });
  detail::for_each_opened<detail::ReadersOfServer>(server, [&](auto& list) {
    using Act = std::integral_constant<decltype(&State::stream), &State::stream>;
    for (auto& registered : list) place(Act(), registered.second);
  });
}

KIZEN_INLINE Guard::Guard(httplib::Server& server, GuardOptions options)
    : state_(std::make_shared<State>(server, std::move(options))) {
  const std::shared_ptr<const void> presence = std::make_shared<const bool>(true);
  presence_ = presence;
  state_->presence_ = presence;
  state_->stand_before_all();
}

KIZEN_INLINE Guard::~Guard() {
  state_->is_on = false;
  if (!presence_.expired()) state_->leave_all();
}

KIZEN_INLINE TrafficReport Guard::report() const {
  auto report = state_->check.report();
  report.is_attached = state_->is_attached();
  return report;
}

KIZEN_INLINE const Checker& Guard::checker() const { return state_->check.checker(); }

}  // namespace KIZEN_ABI
}  // namespace kizen
