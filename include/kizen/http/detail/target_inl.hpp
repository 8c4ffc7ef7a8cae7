#pragma once

#include <charconv>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "../../core/contract_error.hpp"
#include "../../core/detail/text.hpp"
#include "../environment_proxy.hpp"
#include "../target.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// `url` is only repeated where no password can stand in it.
[[noreturn]] inline void refuse_url(std::string_view url, const std::string& problem) {
  const bool may_hold_a_secret = url.find_first_of("@?#") != std::string_view::npos;
  throw ContractError({}, "target.url",
                      (may_hold_a_secret ? "the URL" : "'" + std::string(url) + "'") +
                          " is no base URL: " + problem,
                      "write one like https://crm.example.test");
}

inline std::optional<int> port_number(std::string_view text) {
  int port = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, port);
  if (parsed.ec != std::errc() || parsed.ptr != end || port < 1 || port > 65535) {
    return std::nullopt;
  }
  return port;
}

/// Host and the text after it, an IPv6 address taken out of its brackets.
inline std::pair<std::string_view, std::string_view> host_and_rest(std::string_view url,
                                                                   std::string_view authority) {
  if (!starts_with(authority, "[")) {
    const auto colon = authority.find(':');
    const auto rest = colon == std::string_view::npos ? "" : authority.substr(colon);
    return {authority.substr(0, colon), rest};
  }
  const auto close = authority.find(']');
  if (close == std::string_view::npos) refuse_url(url, "the IPv6 address lacks its ]");
  return {authority.substr(1, close - 1), authority.substr(close + 1)};
}

inline bool is_plain_ascii(std::string_view text) {
  for (const char c : text) {
    if (c <= ' ' || c > '~' || c == '"' || c == '\\') return false;
  }
  return true;
}

inline void read_authority(std::string_view url, std::string_view authority, Target& target) {
  const auto [host, rest] = host_and_rest(url, authority);
  if (host.empty()) refuse_url(url, "it has no host");
  target.host = ascii_lower(host);
  if (rest.empty()) return;
  const auto port = rest.front() == ':' ? port_number(rest.substr(1)) : std::nullopt;
  if (!port) refuse_url(url, "the port is no number from 1 to 65535");
  target.port = *port;
}

inline std::string environment_value(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace detail

KIZEN_INLINE Target Target::parse(std::string_view url) {
  if (!detail::is_plain_ascii(url)) {
    detail::refuse_url(url, "it holds a blank, a quote or a character that is not ASCII");
  }
  const auto colon = url.find("://");
  if (colon == std::string_view::npos) detail::refuse_url(url, "it has no scheme");
  Target target;
  target.scheme = detail::ascii_lower(url.substr(0, colon));
  if (target.scheme != "http" && target.scheme != "https") {
    detail::refuse_url(url, "the scheme is neither http nor https");
  }
  target.port = target.scheme == "https" ? 443 : 80;
  if (url.find('@') != std::string_view::npos) {
    detail::refuse_url(url, "it holds a user name; give credentials as headers");
  }
  if (url.find_first_of("?#") != std::string_view::npos) {
    detail::refuse_url(url, "it holds a query or a fragment");
  }
  const auto rest = url.substr(colon + 3);
  const auto slash = rest.find('/');
  detail::read_authority(url, rest.substr(0, slash), target);
  if (slash != std::string_view::npos) target.base_path = std::string(rest.substr(slash));
  while (detail::ends_with(target.base_path, "/")) target.base_path.pop_back();
  return target;
}

KIZEN_INLINE Target Target::from_environment() {
  const auto url = detail::environment_value("KIZEN_BASE_URL");
  if (url.empty()) {
    throw ContractError({}, "target.environment", "KIZEN_BASE_URL is not set",
                        "set it to the base URL of the tenant, such as http://127.0.0.1:8080");
  }
  auto target = parse(url);
  for (const auto& [variable, header] :
       {std::pair("KIZEN_API_KEY", "X-API-KEY"), std::pair("KIZEN_BUSINESS_ID", "X-BUSINESS-ID"),
        std::pair("KIZEN_USER_ID", "X-USER-ID")}) {
    auto value = detail::environment_value(variable);
    if (!value.empty()) target.credentials.push_back({header, std::move(value)});
  }
  target.proxy = environment_proxy(target);
  return target;
}

KIZEN_INLINE std::string Target::origin() const {
  const bool is_ipv6 = host.find(':') != std::string::npos;
  auto text = scheme + "://" + (is_ipv6 ? "[" + host + "]" : host);
  if (port != (scheme == "https" ? 443 : 80)) text += ":" + std::to_string(port);
  return text;
}

KIZEN_INLINE Request Target::authorized(Request request) const {
  for (const auto& credential : credentials) {
    if (request.headers.first(credential.header) == nullptr) {
      request.headers.add(credential.header, credential.value);
    }
  }
  return request;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
