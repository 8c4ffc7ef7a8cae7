#pragma once

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "../../contract/detail/parameter_text_inl.hpp"
#include "../../core/detail/percent.hpp"
#include "../../core/json.hpp"
#include "base64_encoded.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A percent-encoded text as forms have it: a plus for each blank.
inline std::string form_encoded(std::string text) {
  for (auto at = text.find("%20"); at != std::string::npos; at = text.find("%20", at + 1)) {
    text.replace(at, 3, "+");
  }
  return text;
}

/// Base64 in the alphabet for URLs and file names. @see RFC 4648, 5
inline std::string url_safe(std::string base64) {
  std::replace(base64.begin(), base64.end(), '+', '-');
  std::replace(base64.begin(), base64.end(), '/', '_');
  return base64;
}

/// The texts that a secret may be written as.
inline std::vector<std::string> secret_shapes(const std::string& secret) {
  const auto quoted = json(secret).dump(-1, ' ', false, json::error_handler_t::replace);
  std::vector<std::string> shapes = {secret, quoted.substr(1, quoted.size() - 2)};
  for (auto& encoded : {percent_encoded(secret), reserved_kept(secret), label_encoded(secret)}) {
    shapes.push_back(encoded);
    shapes.push_back(form_encoded(encoded));
  }
  const auto padded = base64_encoded(secret);
  const auto bare = padded.substr(0, padded.find('='));
  for (auto& encoded : {padded, bare}) {
    for (auto& shape : {encoded, url_safe(encoded), percent_encoded(encoded)}) {
      shapes.push_back(shape);
    }
  }
  return shapes;
}

/// What stands of a secret in base64 of a longer text, whatever comes before and after: the digits
/// that are of the secret alone, for each place that its first byte may have among three.
inline std::vector<std::string> inner_base64_shapes(const std::string& secret) {
  std::vector<std::string> shapes;
  for (std::size_t before = 0; before < 3; ++before) {
    const auto first = (before * 8 + 5) / 6;
    const auto end = (before + secret.size()) * 8 / 6;
    auto digits = base64_encoded(std::string(before, '\0') + secret).substr(first, end - first);
    shapes.push_back(url_safe(digits));
    shapes.push_back(std::move(digits));
  }
  return shapes;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
