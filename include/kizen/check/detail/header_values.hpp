#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../core/headers.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The values that a header has: those of all its fields joined by commas (RFC 9110, 5.3), but
/// each Set-Cookie for itself. None where it is absent.
inline std::vector<std::string> header_values(const Headers& headers, const std::string& name) {
  std::vector<std::string> values;
  for (const auto& field : headers) {
    if (!same_ignoring_case(field.first, name)) continue;
    if (values.empty() || same_ignoring_case(name, "Set-Cookie")) {
      values.push_back(field.second);
    } else {
      values.back() += ", " + field.second;
    }
  }
  return values;
}

/// Names and values of all cookies that a request sends, as they stand there. A piece without `=`
/// is none. @see RFC 6265, 4.2.1
inline std::vector<std::pair<std::string_view, std::string_view>> cookie_pairs(
    const Headers& headers) {
  std::vector<std::pair<std::string_view, std::string_view>> pairs;
  for (const auto& field : headers) {
    if (!same_ignoring_case(field.first, "Cookie")) continue;
    for (const auto piece : split(field.second, ';')) {
      const auto equals = piece.find('=');
      if (equals == std::string_view::npos) continue;
      pairs.emplace_back(trimmed(piece.substr(0, equals)), trimmed(piece.substr(equals + 1)));
    }
  }
  return pairs;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
