#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "../../core/detail/query.hpp"
#include "../../core/exchange.hpp"
#include "finding.hpp"
#include "header_values.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a request sends a cookie of that name (RFC 6265, 4.2.1).
inline bool has_cookie(const Request& request, const std::string& name) {
  const auto pairs = cookie_pairs(request.headers);
  return std::any_of(pairs.begin(), pairs.end(),
                     [&](const auto& pair) { return pair.first == name; });
}

/// Whether a request carries a credential of that scheme; its value is not looked at.
inline bool carries(const Request& request, const SecurityScheme& scheme) {
  if (scheme.place == ParameterPlace::Header) {
    return request.headers.first(scheme.parameter) != nullptr;
  }
  if (scheme.place == ParameterPlace::Cookie) return has_cookie(request, scheme.parameter);
  const auto pairs = query_pairs(request.target);
  return pairs && std::any_of(pairs->begin(), pairs->end(),
                              [&](const auto& pair) { return pair.first == scheme.parameter; });
}

/// Reports what the requirement that came closest to being met still lacks.
inline void check_security(const Promises& promises, const Operation& operation,
                           const Request& request, Report& report) {
  std::vector<const SecurityScheme*> closest;
  for (const auto& requirement : operation.security) {
    std::vector<const SecurityScheme*> missing;
    for (const auto& name : requirement) {
      const auto* scheme = promises.contract.security_scheme(name);
      if (!carries(request, *scheme)) missing.push_back(scheme);
    }
    if (missing.empty()) return;
    if (closest.empty() || missing.size() < closest.size()) closest = missing;
  }
  for (const auto* scheme : closest) {
    const std::string what(to_string(scheme->place));
    report.violations.push_back(
        finding(promises.contract, "request.security.missing", JsonPointer() / scheme->parameter,
                JsonPointer() / "components" / "securitySchemes" / scheme->name,
                "the " + what + " " + scheme->parameter, "no such " + what));
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
