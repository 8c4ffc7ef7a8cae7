#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/query.hpp"
#include "../../core/exchange.hpp"
#include "finding.hpp"
#include "header_values.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What a request sends where a scheme's credential travels; no value may be shown.
inline std::vector<std::string> credentials(const Request& request, const SecurityScheme& scheme) {
  std::vector<std::string> values;
  if (scheme.place == ParameterPlace::Header) {
    for (const auto& [name, value] : request.headers) {
      if (same_ignoring_case(name, scheme.parameter)) values.emplace_back(trimmed(value));
    }
  } else if (scheme.place == ParameterPlace::Cookie) {
    for (const auto& [name, value] : cookie_pairs(request.headers)) {
      if (name == scheme.parameter) values.emplace_back(value);
    }
  } else if (const auto pairs = query_pairs(request.target)) {
    for (const auto& [name, value] : *pairs) {
      if (name == scheme.parameter) values.push_back(value);
    }
  }
  return values;
}

/// What keeps a value from being a credential of that scheme, in words that do not show it; empty
/// where nothing does. @see RFC 9110, 11.4
inline std::string problem_of(std::string_view value, const SecurityScheme& scheme) {
  if (value.empty()) return "an empty " + std::string(to_string(scheme.place));
  if (scheme.scheme.empty()) return {};
  const auto space = std::min(value.find(' '), value.size());
  if (!same_ignoring_case(value.substr(0, space), scheme.scheme)) return "another scheme";
  return trimmed(value.substr(space)).empty() ? "no credential" : "";
}

/// What stands in place of a credential of that scheme; empty where a request carries one.
inline std::string lack_of(const Request& request, const SecurityScheme& scheme) {
  std::string first;
  for (const auto& value : credentials(request, scheme)) {
    auto problem = problem_of(value, scheme);
    if (problem.empty()) return {};
    if (first.empty()) first = std::move(problem);
  }
  return first.empty() ? "no such " + std::string(to_string(scheme.place)) : first;
}

/// What a scheme asks for, for people.
inline std::string wanted_by(const SecurityScheme& scheme) {
  const auto what = "the " + std::string(to_string(scheme.place)) + " " + scheme.parameter;
  if (scheme.scheme.empty()) return what;
  auto name = scheme.scheme;
  if (is_letter(name[0])) name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return what + " with a " + name + " credential";
}

/// Reports what the requirement that came closest to being met still lacks.
inline void check_security(const Promises& promises, const Operation& operation,
                           const Request& request, Report& report) {
  std::vector<const SecurityScheme*> closest;
  for (const auto& requirement : operation.security) {
    std::vector<const SecurityScheme*> missing;
    for (const auto& name : requirement) {
      const auto* scheme = promises.contract.security_scheme(name);
      if (!lack_of(request, *scheme).empty()) missing.push_back(scheme);
    }
    if (missing.empty()) return;
    if (closest.empty() || missing.size() < closest.size()) closest = missing;
  }
  for (const auto* scheme : closest) {
    report.violations.push_back(
        finding(promises.contract, "request.security.missing", JsonPointer() / scheme->parameter,
                JsonPointer() / "components" / "securitySchemes" / scheme->name, wanted_by(*scheme),
                lack_of(request, *scheme)));
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
