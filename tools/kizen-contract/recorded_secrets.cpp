#include "recorded_secrets.hpp"

#include <algorithm>
#include <kizen/check.hpp>
#include <kizen/run.hpp>
#include <nlohmann/json.hpp>
#include <string_view>

namespace kizen_tool {
namespace {

class Secrets {
 public:
  explicit Secrets(const kizen::Request& request) : request_(request) {}

  void add_header(std::string_view wanted) {
    for (const auto& [name, value] : request_.headers) {
      if (!kizen::detail::same_ignoring_case(name, wanted)) continue;
      const auto whole = kizen::detail::trimmed(value);
      add(whole);
      add(kizen::detail::trimmed(whole.substr(std::min(whole.find(' '), whole.size()))));
    }
  }

  /// The cookie of that name; every cookie where it is empty.
  void add_cookies(std::string_view wanted) {
    for (const auto& [name, value] : kizen::detail::cookie_pairs(request_.headers)) {
      if (wanted.empty() || name == wanted) add(value);
    }
  }

  /// As it is written and as it is read; another part of the query may be malformed.
  void add_query(std::string_view wanted) {
    for (const auto& [name, value] : kizen::detail::raw_query_pairs(request_.target)) {
      if (kizen::detail::query_decoded(name) != wanted) continue;
      add(value);
      if (const auto decoded = kizen::detail::query_decoded(value)) add(*decoded);
    }
  }

  std::vector<std::string> all;

 private:
  void add(std::string_view value) {
    if (value.size() >= kizen::detail::least_secret) all.emplace_back(value);
  }

  const kizen::Request& request_;
};

void add(Secrets& secrets, const kizen::SecurityScheme& scheme) {
  if (scheme.place == kizen::ParameterPlace::Header) secrets.add_header(scheme.parameter);
  if (scheme.place == kizen::ParameterPlace::Query) secrets.add_query(scheme.parameter);
  if (scheme.place == kizen::ParameterPlace::Cookie) secrets.add_cookies(scheme.parameter);
}

}  // namespace

std::vector<std::string> secrets_in(const kizen::Exchange& exchange,
                                    const kizen::Contract& contract) {
  Secrets secrets(exchange.request);
  const auto place = kizen::JsonPointer() / "components" / "securitySchemes";
  if (const auto* schemes = kizen::json_at(contract.document(), place)) {
    for (const auto& one : schemes->items()) {
      if (const auto* scheme = contract.security_scheme(one.key())) add(secrets, *scheme);
    }
  }
  for (const char* const name : {"Authorization", "Proxy-Authorization", "Cookie"}) {
    secrets.add_header(name);
  }
  secrets.add_cookies({});
  return secrets.all;
}

void hide_undeclared_values(std::vector<kizen::Violation>& violations) {
  for (auto& violation : violations) {
    if (violation.rule == "request.query.undeclared") violation.actual = "a value, not shown";
  }
}

}  // namespace kizen_tool
