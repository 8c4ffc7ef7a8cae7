#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "../../contract/json_at.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/query.hpp"
#include "../../core/detail/secret_patterns.hpp"
#include "../../core/detail/text.hpp"
#include "../secrets_in.hpp"
#include "credential_places.hpp"
#include "header_values.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

class SecretsOfExchange {
 public:
  explicit SecretsOfExchange(const Exchange& exchange) : exchange_(exchange) {}

  void add_scheme(const SecurityScheme& scheme) {
    if (scheme.place == ParameterPlace::Header) add_header(scheme.parameter);
    if (scheme.place == ParameterPlace::Query) add_query(scheme.parameter);
  }

  void add_header(std::string_view wanted) {
    for (const auto& [name, value] : exchange_.request.headers) {
      if (!same_ignoring_case(name, wanted)) continue;
      const auto whole = trimmed(value);
      add(whole);
      add(trimmed(whole.substr(std::min(whole.find(' '), whole.size()))));
    }
  }

  /// Every cookie that is sent or set.
  void add_cookies() {
    for (const auto& [name, value] : cookie_pairs(exchange_.request.headers)) add(value);
    for (const auto& [name, value] : exchange_.request.headers) {
      if (same_ignoring_case(name, "Cookie")) add(trimmed(value));
    }
    for (const auto& [name, value] : exchange_.response.headers) {
      if (!same_ignoring_case(name, "Set-Cookie")) continue;
      const auto pair = std::string_view(value).substr(0, value.find(';'));
      add(trimmed(pair.substr(std::min(pair.find('='), pair.size() - 1) + 1)));
    }
  }

  std::vector<std::string> all = {};

 private:
  /// As it is written and as it is read; another part of the query may be malformed.
  void add_query(std::string_view wanted) {
    for (const auto& [name, value] : raw_query_pairs(exchange_.request.target)) {
      if (query_decoded(name) != wanted) continue;
      add(value);
      if (const auto decoded = query_decoded(value)) add(*decoded);
    }
  }

  void add(std::string_view value) {
    const bool is_new = std::find(all.begin(), all.end(), value) == all.end();
    if (value.size() >= least_secret && is_new) all.emplace_back(value);
  }

  const Exchange& exchange_;
};

}  // namespace detail

KIZEN_INLINE std::vector<std::string> secrets_in(const Exchange& exchange,
                                                 const Contract& contract) {
  detail::SecretsOfExchange secrets(exchange);
  for (const auto* scheme : detail::security_schemes(contract)) secrets.add_scheme(*scheme);
  for (const auto name : detail::credential_headers) secrets.add_header(name);
  secrets.add_cookies();
  return secrets.all;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
