#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/contract_error.hpp"
#include "../../core/detail/percent.hpp"
#include "../../core/detail/text.hpp"
#include "../environment_proxy.hpp"
#include "../no_proxy.hpp"
#include "../proxy.hpp"
#include "ip_address.hpp"
#include "target_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// `url` is only repeated where no password can stand in it.
[[noreturn]] inline void refuse_proxy(std::string_view url, const std::string& problem) {
  const bool may_hold_a_secret = url.find_first_of("@?#") != std::string_view::npos;
  throw ContractError(
      {}, "target.proxy",
      (may_hold_a_secret ? "the URL" : "'" + printable(url) + "'") + " is no proxy: " + problem,
      "write one like http://proxy.example.test:3128");
}

/// Cuts the scheme off, which must be http.
inline std::string_view without_scheme(std::string_view url) {
  const auto colon = url.find("://");
  if (colon == std::string_view::npos) return url;
  if (ascii_lower(url.substr(0, colon)) != "http") {
    refuse_proxy(url, "only HTTP proxies are spoken to, by http");
  }
  return url.substr(colon + 3);
}

inline void read_user(std::string_view url, std::string_view text, Proxy& proxy) {
  const auto colon = text.find(':');
  const auto user = percent_decoded(text.substr(0, colon));
  const auto password =
      percent_decoded(colon == std::string_view::npos ? "" : text.substr(colon + 1));
  if (!user || !password || user->empty() || password->empty()) {
    refuse_proxy(url, "before the @ stand a user name and a password, percent-encoded");
  }
  proxy.user = *user;
  proxy.password = *password;
}

/// One entry of a NoProxy, taken apart.
struct NoProxyEntry {
  std::string_view host;
  int port = 0;   ///< 0: any
  int bits = -1;  ///< of a range of addresses; -1: none

  explicit NoProxyEntry(std::string_view text) : host(trimmed(text)) {
    const auto slash = host.find('/');
    if (slash != std::string_view::npos) {
      auto digits = host.substr(slash + 1);
      const auto count = digits.size();
      bits = count == 0 || count > 3 ? 129 : take_digits(digits, count);
      if (bits < 0) bits = 129;
      host = host.substr(0, slash);
    }
    if (!IpAddress::parse(host)) take_port();
    if (starts_with(host, "[") && ends_with(host, "]")) host = host.substr(1, host.size() - 2);
    while (starts_with(host, ".")) host.remove_prefix(1);
    while (ends_with(host, ".")) host.remove_suffix(1);
  }

  bool covers(std::string_view other, int other_port) const {
    if (host == "*") return port == 0 || port == other_port;
    if (host.empty() || (port != 0 && port != other_port)) return false;
    const auto address = IpAddress::parse(other);
    if (address) return covers(*address);
    if (bits >= 0) return false;
    if (same_ignoring_case(host, other)) return true;
    return other.size() > host.size() && other[other.size() - host.size() - 1] == '.' &&
           same_ignoring_case(other.substr(other.size() - host.size()), host);
  }

 private:
  void take_port() {
    const auto colon = host.rfind(':');
    if (colon == std::string_view::npos) return;
    const auto number = port_number(host.substr(colon + 1));
    if (!number) return;
    port = *number;
    host = host.substr(0, colon);
  }

  bool covers(const IpAddress& address) const {
    const auto own = IpAddress::parse(host);
    if (!own) return false;
    return own->shares(address, bits < 0 ? own->size * 8 : static_cast<std::size_t>(bits));
  }
};

/// The value of the first variable that is set.
inline std::string first_set(const EnvironmentVariable& variable,
                             std::initializer_list<const char*> names, std::string& found) {
  for (const char* const name : names) {
    auto value = variable(name);
    found = name;
    if (!value.empty()) return value;
  }
  return {};
}

}  // namespace detail

KIZEN_INLINE Proxy Proxy::parse(std::string_view url) {
  if (!detail::is_plain_ascii(url)) {
    detail::refuse_proxy(url, "it holds a blank, a quote or a character that is not ASCII");
  }
  auto rest = detail::without_scheme(url);
  while (detail::ends_with(rest, "/")) rest.remove_suffix(1);
  Proxy proxy;
  const auto at = rest.rfind('@');
  if (at != std::string_view::npos) {
    detail::read_user(url, rest.substr(0, at), proxy);
    rest = rest.substr(at + 1);
  }
  if (rest.find_first_of("/?#") != std::string_view::npos) {
    detail::refuse_proxy(url, "nothing follows its host and port");
  }
  if (detail::starts_with(rest, "[") && rest.find(']') == std::string_view::npos) {
    detail::refuse_proxy(url, "the IPv6 address lacks its ]");
  }
  const auto [host, port] = detail::host_and_rest(url, rest);
  if (host.empty()) detail::refuse_proxy(url, "it has no host");
  proxy.host = detail::ascii_lower(host);
  if (port.empty()) return proxy;
  const auto number = port.front() == ':' ? detail::port_number(port.substr(1)) : std::nullopt;
  if (!number) detail::refuse_proxy(url, "the port is no number from 1 to 65535");
  proxy.port = *number;
  return proxy;
}

KIZEN_INLINE NoProxy::NoProxy(std::string_view list) {
  std::string spaced(list);
  for (char& c : spaced) c = c == ' ' || c == '\t' ? ',' : c;
  for (const auto entry : detail::split(spaced, ',')) {
    if (!entry.empty()) entries_.emplace_back(entry);
  }
}

KIZEN_INLINE bool NoProxy::covers(std::string_view host, int port) const {
  while (detail::ends_with(host, ".")) host.remove_suffix(1);
  for (const auto& entry : entries_) {
    if (detail::NoProxyEntry(entry).covers(host, port)) return true;
  }
  return false;
}

KIZEN_INLINE std::optional<Proxy> environment_proxy(const Target& target,
                                                    const EnvironmentVariable& variable) {
  const EnvironmentVariable own = variable ? variable : detail::environment_value;
  std::string name;
  auto url = target.scheme == "https" ? detail::first_set(own, {"https_proxy", "HTTPS_PROXY"}, name)
                                      : detail::first_set(own, {"http_proxy"}, name);
  if (url.empty()) url = detail::first_set(own, {"all_proxy", "ALL_PROXY"}, name);
  if (url.empty()) return std::nullopt;
  std::string ignored;
  const NoProxy none(detail::first_set(own, {"no_proxy", "NO_PROXY"}, ignored));
  if (none.covers(target.host, target.port)) return std::nullopt;
  try {
    return Proxy::parse(url);
  } catch (const ContractError& error) {
    throw ContractError({}, error.rule(), name + ": " + error.what());
  }
}

}  // namespace KIZEN_ABI
}  // namespace kizen
