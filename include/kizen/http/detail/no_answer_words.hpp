#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "../no_answer.hpp"
#include "../target.hpp"
#include "body_reader.hpp"
#include "exchange_watch.hpp"
#include "httplib_inl.hpp"
#include "tls_words.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline std::string in_milliseconds(std::chrono::milliseconds duration) {
  return std::to_string(duration.count()) + " ms";
}

/// Where an exchange was to go, for people.
inline std::string way_to(const Target& target) {
  return target.proxy ? target.origin() + ", over the proxy " + target.proxy->origin()
                      : target.origin();
}

/// What is known of an exchange that brought no response.
struct Silence {
  httplib::Error error;
  const BodyReader& reader;
  TlsWords tls = {};        ///< what TLS has to say of it; may be empty
  bool has_address = true;  ///< whether the host's name led to an address
  ExchangeWatch::Came came = {};
};

/// How a connection ended too early.
inline std::string words_of_break(const Target& target, const Silence& silence) {
  const auto& reader = silence.reader;
  if (reader.is_encoded && reader.body.empty() && !decodes_gzip) {
    return "the response is compressed, and cpp-httplib was compiled without "
           "CPPHTTPLIB_ZLIB_SUPPORT";
  }
  if (reader.has_head) return "the response broke off within its body, after " + reader.progress();
  if (silence.error != httplib::Error::Read || target.scheme == "https" || !silence.came.is_known) {
    return words_of(silence.error);
  }
  return silence.came.bytes <= 1 ? "the connection was closed before any byte of an answer"
                                 : "what came is no HTTP, or broke off within its head";
}

/// What kept a connection from being made, or ended it.
inline std::string words_of(const Target& target, const Silence& silence) {
  if (silence.error == httplib::Error::Connection && !silence.has_address) {
    return "the host name " + (target.proxy ? target.proxy->host : target.host) +
           " leads to no address";
  }
  if (silence.error == httplib::Error::ConnectionTimeout) {
    return "connecting took longer than the connect timeout of " +
           in_milliseconds(target.timeouts.connect);
  }
  if (reason_of(silence.error) == NoAnswer::Reason::Broken) return words_of_break(target, silence);
  return words_of(silence.error);
}

inline NoAnswer no_answer(const Target& target, const Silence& silence) {
  const auto& reader = silence.reader;
  if (reader.too_large) {
    return {NoAnswer::Reason::TooLarge,
            "the body is larger than " + std::to_string(reader.limit) + " bytes"};
  }
  const auto quiet = std::chrono::steady_clock::now() - reader.last;
  const auto reason = reason_of(silence.error);
  if (reason == NoAnswer::Reason::Broken && quiet >= target.timeouts.read) {
    return {NoAnswer::Reason::Timeout, "nothing came for as long as the read timeout of " +
                                           in_milliseconds(target.timeouts.read) + ": " +
                                           way_to(target)};
  }
  const auto& tls = silence.tls;
  if (reason == NoAnswer::Reason::Broken && tls.is_refusal) {
    return {NoAnswer::Reason::Tls,
            "the server ended the TLS session (" + tls.text + "): " + way_to(target)};
  }
  const bool has_more = reason == NoAnswer::Reason::Tls && !tls.text.empty();
  return {reason, words_of(target, silence) + (has_more ? " (" + tls.text + ")" : "") + ": " +
                      way_to(target)};
}

/// Why an exchange that was cut brought no response.
///
/// @param limit how long it might take
inline NoAnswer no_answer(const Target& target, ExchangeWatch::Cut cut,
                          std::chrono::milliseconds limit) {
  switch (cut) {
    case ExchangeWatch::Cut::Canceled:
      return {NoAnswer::Reason::Canceled,
              words_of(httplib::Error::Canceled) + ": " + way_to(target)};
    case ExchangeWatch::Cut::TooMuch:
      return {NoAnswer::Reason::TooLarge, "more than " +
                                              std::to_string(ExchangeWatch::most_at_once) +
                                              " bytes came without the end of a header or of a "
                                              "length: " +
                                              way_to(target)};
    default:
      break;
  }
  const bool is_own = limit == target.timeouts.exchange;
  return {NoAnswer::Reason::Timeout, "the whole exchange took longer than " +
                                         std::string(is_own ? "the exchange timeout of " : "") +
                                         in_milliseconds(limit) + ": " + way_to(target)};
}

/// No answer came, and nothing from the proxy.
inline NoAnswer no_proxy(const Target& target, const Silence& silence) {
  return {reason_of(silence.error), "the proxy " + target.proxy->origin() + " on the way to " +
                                        target.origin() + ": " + words_of(target, silence)};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
