#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/headers.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A name and what stands behind its `=`.
inline std::pair<std::string_view, std::string_view> cookie_pair(std::string_view piece) {
  const auto equals = piece.find('=');
  if (equals == std::string_view::npos) return {trimmed(piece), {}};
  return {trimmed(piece.substr(0, equals)), trimmed(piece.substr(equals + 1))};
}

inline nlohmann::ordered_json har_cookie(std::string_view piece) {
  const auto [name, value] = cookie_pair(piece);
  return {{"name", std::string(name)}, {"value", std::string(value)}};
}

/// What a request sends as Cookie. @see RFC 6265, 4.2.1
inline nlohmann::ordered_json sent_cookies(const Headers& headers) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& [name, value] : headers) {
    if (!same_ignoring_case(name, "Cookie")) continue;
    for (const auto piece : split(value, ';')) {
      if (!trimmed(piece).empty()) list.push_back(har_cookie(piece));
    }
  }
  return list;
}

/// One Set-Cookie. @see RFC 6265, 4.1.1
inline nlohmann::ordered_json set_cookie(std::string_view value) {
  const auto pieces = split(value, ';');
  auto cookie = har_cookie(pieces.front());
  for (const auto piece : pieces) {
    const auto [name, attribute] = cookie_pair(piece);
    if (same_ignoring_case(name, "Path")) cookie["path"] = std::string(attribute);
    if (same_ignoring_case(name, "Domain")) cookie["domain"] = std::string(attribute);
    if (same_ignoring_case(name, "HttpOnly")) cookie["httpOnly"] = true;
    if (same_ignoring_case(name, "Secure")) cookie["secure"] = true;
  }
  return cookie;
}

/// What a response sets.
inline nlohmann::ordered_json set_cookies(const Headers& headers) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& [name, value] : headers) {
    if (same_ignoring_case(name, "Set-Cookie")) list.push_back(set_cookie(value));
  }
  return list;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
