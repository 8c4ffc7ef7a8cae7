#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "../../contract/detail/uri_reference.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A URL in the two parts that a request is told by.
struct RecordedUrl {
  std::string origin = {};  ///< scheme, host, and port if it is not the scheme's; without user
  std::string target = {};  ///< path and query as they are written; none where the URL has no host
};

/// Host and port without user, password, and the port that goes without saying.
inline std::string bare_authority(std::string_view scheme, std::string_view authority) {
  const auto user = authority.rfind('@');
  if (user != std::string_view::npos) authority.remove_prefix(user + 1);
  const std::string_view port = scheme == "http" || scheme == "ws"     ? ":80"
                                : scheme == "https" || scheme == "wss" ? ":443"
                                                                       : ":";
  if (ends_with(authority, port)) authority.remove_suffix(port.size());
  if (ends_with(authority, ":")) authority.remove_suffix(1);
  return ascii_lower(authority);
}

/// The origin of what is no URL. Nothing of it is shown, as it may hold a password.
inline constexpr std::string_view invalid_origin = "invalid:";

/// Splits a URL of any scheme. One without a scheme is taken for a target. @see RFC 3986, 3
inline RecordedUrl split_url(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const auto colon = url.find_first_of(":/?");
  if (colon == std::string_view::npos || url[colon] != ':') return {{}, std::string(url)};
  const auto scheme = ascii_lower(url.substr(0, colon));
  if (!is_uri_scheme(scheme)) return {std::string(invalid_origin), {}};
  const auto rest = url.substr(colon + 1);
  if (!starts_with(rest, "//")) return {scheme + ":", {}};
  const auto end = std::min(rest.find_first_of("/?", 2), rest.size());
  const auto target = rest.substr(end);
  return {scheme + "://" + bare_authority(scheme, rest.substr(2, end - 2)),
          (starts_with(target, "/") ? "" : "/") + std::string(target)};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
