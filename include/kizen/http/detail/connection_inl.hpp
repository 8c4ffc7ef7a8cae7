#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/detail/text.hpp"
#include "../connection.hpp"
#include "body_reader.hpp"
#include "exchange_watch.hpp"
#include "httplib_inl.hpp"
#include "no_answer_words.hpp"
#include "proxy_tunnel.hpp"
#include "sigpipe_block.hpp"
#include "target_inl.hpp"
#include "tls_handshake.hpp"
#include "tls_words.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The client that talks to a target; null where that needs TLS and this program has none.
inline std::unique_ptr<httplib::ClientImpl> client_for(const Target& target) {
  std::unique_ptr<httplib::ClientImpl> client;
#if KIZEN_TLS
  if (target.scheme == "https") {
    client = std::make_unique<httplib::SSLClient>(target.host, target.port,
                                                  target.client_certificate, target.client_key);
    client->enable_server_certificate_verification(target.verify_tls);
    if (!target.ca_file.empty()) client->set_ca_cert_path(target.ca_file);
  }
#endif
  if (target.scheme == "http") {
    client = std::make_unique<httplib::ClientImpl>(target.host, target.port);
  }
  if (client == nullptr) return client;
  client->set_keep_alive(true);
  client->set_tcp_nodelay(true);
  client->set_follow_location(false);
  send_paths_as_given(*client, 0);
  if (target.proxy) client->set_proxy(target.proxy->host, target.proxy->port);
  client->set_connection_timeout(target.timeouts.connect);
  client->set_read_timeout(target.timeouts.read);
  client->set_write_timeout(target.timeouts.write);
  return client;
}

inline bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f';
  });
}

inline bool is_header_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return c > ' ' && c <= '~' &&
           std::string_view("\"(),/:;<=>?@[\\]{}").find(c) == std::string_view::npos;
  });
}

/// Why a request cannot be put on the wire as one HTTP message; empty where it can.
inline std::string unsendable(const Request& request) {
  if (!is_header_name(request.method)) return "the method is no HTTP token";
  if (!starts_with(request.target, "/")) return "the target does not start with a slash";
  const auto is_outside = [](char c) { return c <= ' ' || c > '~' || c == '#'; };
  if (std::any_of(request.target.begin(), request.target.end(), is_outside)) {
    return "the target holds a character that must be percent-encoded";
  }
  for (const auto& field : request.headers) {
    if (!is_header_name(field.first)) return "a header name is no HTTP token";
    if (has_control_character(field.second)) {
      return "the value of " + field.first + " holds a control character";
    }
  }
  return {};
}

inline httplib::Request to_httplib(const Target& target, const Request& request) {
  httplib::Request wire;
  wire.method = request.method;
  wire.path = target.base_path + request.target;
  for (const auto& field : request.headers) wire.headers.emplace(field.first, field.second);
  wire.body = request.body;
  return wire;
}

/// Whether bytes may follow a response that has no body by definition.
inline bool leaves_bytes_behind(const std::string& method, const httplib::Response& response) {
  if (response.status != 204 && response.status != 304) return false;
  const auto length = response.get_header_value("Content-Length");
  return method != "HEAD" &&
         ((!length.empty() && length != "0") || response.has_header("Transfer-Encoding"));
}

}  // namespace detail

struct Connection::Wire {
  Wire(Target to, const std::atomic<bool>* canceled)
      : target(std::move(to)), watch(canceled), client(detail::client_for(target)) {
    if (client == nullptr) return;
    client->set_socket_options([this](auto socket) {
      httplib::default_socket_options(socket);
      watch.use(socket);
      has_address = true;
      tunnel.open(*client, target);
      tls.wants_certificate = false;
    });
    client->set_logger([this](const httplib::Request& request, const httplib::Response& response) {
      tunnel.note(*client, request, response);
    });
    detail::note_handshakes(*client, tls);
    if (target.scheme == "http") detail::ProxyTunnel::introduce(*client, target);
  }

  Target target;
  detail::ExchangeWatch watch;
  detail::ProxyTunnel tunnel = {};
  detail::TlsNotes tls = {};
  std::unique_ptr<httplib::ClientImpl> client;
  bool has_address = false;  ///< whether a connection was tried in the exchange

  Answer send(const Request& request, std::chrono::milliseconds limit, bool is_patient) {
    detail::BodyReader reader{target.body_limit};
    auto outgoing = detail::to_httplib(target, request);
    outgoing.response_handler = [this, &reader](const httplib::Response& response) {
      watch.note_piece();
      reader.take_head(response);
      return true;
    };
    outgoing.content_receiver = [this, &reader](const char* data, std::size_t size, auto, auto) {
      watch.note_piece();
      return reader.take(data, size);
    };
    const detail::SigpipeBlock block;
    has_address = false;
    detail::forget_tls_errors();
    watch.begin(limit, is_patient);
    const auto result = client->send(outgoing);
    const auto cut = watch.finish(static_cast<bool>(result));
    if (cut != detail::ExchangeWatch::Cut::None) {
      client->stop();  // a body without a length looks whole when it is cut
      return detail::no_answer(target, cut, limit);
    }
    const int of_proxy = result && result->status == 407 ? 407 : tunnel.refusal();
    if (target.proxy && of_proxy != 0) return detail::refused_by_proxy(target, of_proxy);
    if (!result) {
      return no_answer({result.error(), reader,
                        detail::tls_words(*client, target, tls, result.error()), has_address,
                        watch.came()});
    }
    if (detail::leaves_bytes_behind(request.method, *result)) client->stop();
    return Response{result->status, detail::headers_of(result->headers), std::move(reader.body)};
  }

  NoAnswer no_answer(const detail::Silence& silence) const {
    const bool is_late = detail::reason_of(silence.error) == NoAnswer::Reason::Timeout;
    return target.proxy && tunnel.is_closed() && !is_late ? detail::no_proxy(target, silence)
                                                          : detail::no_answer(target, silence);
  }
};

KIZEN_INLINE Connection::Connection(Target target, const std::atomic<bool>* canceled)
    : wire_(std::make_unique<Wire>(std::move(target), canceled)) {}

KIZEN_INLINE Connection::Connection(Connection&& other) noexcept = default;
KIZEN_INLINE Connection& Connection::operator=(Connection&& other) noexcept = default;
KIZEN_INLINE Connection::~Connection() = default;

KIZEN_INLINE Answer Connection::send(const Request& request,
                                     std::optional<std::chrono::milliseconds> limit,
                                     bool is_patient) {
  if (wire_->client == nullptr) {
    return NoAnswer{NoAnswer::Reason::Tls, "this program was built without TLS, which " +
                                               wire_->target.origin() + " needs"};
  }
  const auto problem = detail::unsendable(request);
  if (!problem.empty()) return NoAnswer{NoAnswer::Reason::NotSent, problem};
  const auto longest = wire_->target.timeouts.exchange;
  return wire_->send(request, limit ? std::min(*limit, longest) : longest, is_patient);
}

KIZEN_INLINE const Target& Connection::target() const { return wire_->target; }

KIZEN_INLINE const std::optional<TlsSession>& Connection::tls() const { return wire_->tls.session; }

}  // namespace KIZEN_ABI
}  // namespace kizen
