#pragma once

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>

#include "../../core/exchange.hpp"
#include "../../core/version.hpp"
#include "../../http.hpp"
#include "../../http/detail/httplib_inl.hpp"
#include "../records_service.hpp"
#include "../tenant_options.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Serves a RecordsService over HTTP/1.1 while it lives.
///
/// httplib routes nothing here: every method and path reaches the service, as it was sent.
class TenantServer {
 public:
  explicit TenantServer(const TenantOptions& options)
      : max_body_bytes_(options.max_body_bytes),
        latency_(options.latency),
        server_(made_server(options)),
        port_(bound_port(options)),
        service_(options) {
    route();
    listener_ = std::thread([this] { server_->listen_after_bind(); });
    while (!server_->is_running()) std::this_thread::sleep_for(std::chrono::microseconds(100));
  }

  TenantServer(const TenantServer&) = delete;
  TenantServer& operator=(const TenantServer&) = delete;

  ~TenantServer() { stop(); }

  /// Finishes what it was asked, and listens no more.
  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stops_ = true;
    }
    stopping_.notify_all();
    server_->stop();
    if (listener_.joinable()) listener_.join();
  }

  int port() const { return port_; }
  const RecordsService& service() const { return service_; }

 private:
  static constexpr int backlog = 512;
  static constexpr char answered[] =
      "X-Answered";  ///< marks a response of the service until it is sent

  static std::unique_ptr<httplib::Server> made_server(const TenantOptions& options) {
    const auto& certificate = options.certificate_file;
    const auto& key = options.key_file;
    if (certificate.empty() && key.empty()) return std::make_unique<httplib::Server>();
    if (certificate.empty() || key.empty()) {
      throw std::invalid_argument("a certificate and its key are given together or not at all");
    }
#ifdef CPPHTTPLIB_OPENSSL_SUPPORT
    auto server = std::make_unique<httplib::SSLServer>(certificate.c_str(), key.c_str());
    if (server->is_valid()) return server;
    throw std::runtime_error("cannot serve https with the certificate " + certificate +
                             " and the key " + key +
                             "; name two PEM files that can be read and belong together");
#else
    throw std::runtime_error(
        "this program was built without TLS; define CPPHTTPLIB_OPENSSL_SUPPORT for the whole "
        "build, or give no certificate");
#endif
  }

  void configure(const TenantOptions& options) {
    server_->new_task_queue = [threads = options.threads] {
      return new httplib::ThreadPool(threads);
    };
    server_->set_tcp_nodelay(true);
    server_->set_keep_alive_max_count(1'000'000'000);
    server_->set_payload_max_length(max_body_bytes_);
    server_->set_socket_options([this](socket_t socket) {
      const int on = 1;  // and not SO_REUSEPORT, which lets two servers share a port unawares
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
      socket_ = socket;
    });
  }

  /// A handler takes what has a body; all else is answered before httplib looks for a handler.
  void route() {
    using httplib::Server;
    server_->set_pre_routing_handler([this](const httplib::Request& wire, httplib::Response& out) {
      if (has_readable_body(wire)) {
        // Matched by std::regex, which a long path overwhelms; the service reads the target.
        const_cast<httplib::Request&>(wire).path = "/";
        return Server::HandlerResponse::Unhandled;
      }
      answer(wire, {}, out);
      if (has_body(wire)) end_connection_after(out);
      return Server::HandlerResponse::Handled;
    });
    const Server::HandlerWithContentReader with_body =
        [this](const httplib::Request& wire, httplib::Response& out,
               const httplib::ContentReader& reader) { answer_with_body(wire, reader, out); };
    server_->Post("/", with_body);
    server_->Put("/", with_body);
    server_->Patch("/", with_body);
    server_->Delete("/", with_body);
    server_->set_error_handler([this](const httplib::Request&, httplib::Response& out) {
      if (!out.has_header(answered)) send(service_.refusal(out.status), out);
    });
    server_->set_post_routing_handler(
        [](const httplib::Request&, httplib::Response& out) { out.headers.erase(answered); });
  }

  static bool has_body(const httplib::Request& wire) {
    return wire.has_header("Transfer-Encoding") ||
           (wire.has_header("Content-Length") && wire.get_header_value("Content-Length") != "0");
  }

  /// Closes the connection behind a response, since an unread body would be taken for the next
  /// request. httplib closes where a content provider gives up, which this one does at its end.
  static void end_connection_after(httplib::Response& out) {
    const auto type = out.get_header_value("Content-Type");
    out.headers.erase("Content-Type");
    out.set_header("Connection", "close");
    out.set_content_provider(
        out.body.size(), type,
        [body = out.body](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
          sink.write(body.data() + offset, length);
          return false;
        });
    out.body.clear();
  }

  /// Whether httplib hands the body of this request to a handler. Without a length it would wait
  /// for the connection to end.
  static bool has_readable_body(const httplib::Request& wire) {
    const bool reads = wire.method == "POST" || wire.method == "PUT" || wire.method == "PATCH" ||
                       wire.method == "DELETE";
    return reads && (wire.has_header("Content-Length") || wire.has_header("Transfer-Encoding"));
  }

  void answer_with_body(const httplib::Request& wire, const httplib::ContentReader& reader,
                        httplib::Response& out) {
    std::string body;
    bool too_large = false;
    const auto take = [&](const char* data, std::size_t size) {
      too_large = too_large || size > max_body_bytes_ - body.size();
      if (!too_large) body.append(data, size);
      return true;  // what is too much is read and dropped, so that the connection can go on
    };
    const bool multipart = wire.is_multipart_form_data();
    const bool read = multipart ? reader([](const auto&) { return true; },
                                         [](const char*, std::size_t) { return true; })
                                : reader(take);
    if (too_large) return send(service_.refusal(413), out);
    if (!read) return send(service_.refusal(out.status >= 400 ? out.status : 400), out);
    answer(wire, multipart ? "--" : std::move(body), out);  // how every multipart body starts
  }

  void answer(const httplib::Request& wire, std::string body, httplib::Response& out) {
    auto request = to_request(wire);
    request.body = std::move(body);
    send(service_.answer(request), out);
  }

  /// Waits for as long as responses are held back, but not once the server stops.
  void hold_back() {
    if (latency_ == latency_.zero()) return;
    std::unique_lock lock(mutex_);
    stopping_.wait_for(lock, latency_, [this] { return stops_; });
  }

  void send(Response response, httplib::Response& out) {
    hold_back();
    out.set_header(answered, "1");
    out.status = response.status;
    for (const auto& field : response.headers) {
      out.headers.erase(field.first);
      out.headers.emplace(field.first, field.second);
    }
    out.body = std::move(response.body);
  }

  /// Binds before records are made or read, which may take long.
  int bound_port(const TenantOptions& options) {
    configure(options);
    errno = 0;
    const int port = options.port == 0 ? server_->bind_to_any_port(options.host)
                     : server_->bind_to_port(options.host, options.port) ? options.port
                                                                         : -1;
    if (port > 0 && ::listen(socket_, backlog) == 0) return port;
    const int error = errno != 0 ? errno : EADDRNOTAVAIL;
    throw std::system_error(
        error, std::generic_category(),
        "cannot listen on " + options.host + ":" + std::to_string(options.port));
  }

  std::size_t max_body_bytes_;
  std::chrono::milliseconds latency_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool stops_ = false;
  std::unique_ptr<httplib::Server> server_;
  socket_t socket_ = -1;
  int port_;
  RecordsService service_;
  std::thread listener_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
