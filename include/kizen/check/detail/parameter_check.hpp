#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/query.hpp"
#include "../../core/detail/utf8.hpp"
#include "../../core/exchange.hpp"
#include "finding.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Checks path, query and header parameters of one request against one operation.
class ParameterCheck {
 public:
  ParameterCheck(const Promises& promises, const Operation& operation, Report& report)
      : promises_(promises), operation_(operation), report_(report) {}

  void path(const std::vector<std::pair<std::string, std::string>>& values) {
    for (const auto& [name, value] : values) {
      const auto* parameter = operation_.parameter(name, ParameterPlace::Path);
      if (parameter != nullptr) check_value(*parameter, value);
    }
  }

  void query(const std::string& target) {
    const auto pairs = query_pairs(target);
    if (!pairs)
      return add("request.path.encoding", {}, operation_.place,
                 "two hexadecimal digits after each %", shown_text(target));
    for (auto pair = pairs->begin(); pair != pairs->end(); ++pair) {
      const bool repeated = std::any_of(
          pairs->begin(), pair, [&](const auto& earlier) { return earlier.first == pair->first; });
      query_pair(pair->first, pair->second, repeated);
    }
    report_missing(ParameterPlace::Query, "request.query.missing", [&](const auto& parameter) {
      return std::any_of(pairs->begin(), pairs->end(),
                         [&](const auto& pair) { return pair.first == parameter.name; });
    });
  }

  void headers(const Headers& headers) {
    for (const auto& parameter : operation_.parameters) {
      if (parameter.place != ParameterPlace::Header) continue;
      const auto* value = headers.first(parameter.name);
      if (value != nullptr) check_value(parameter, *value);
    }
    report_missing(ParameterPlace::Header, "request.header.missing",
                   [&](const auto& parameter) { return headers.first(parameter.name) != nullptr; });
  }

  /// Cookies are not read, so a declared one is never passed in silence.
  void cookies() {
    for (const auto& parameter : operation_.parameters) {
      if (parameter.place != ParameterPlace::Cookie) continue;
      report_.unchecked.push_back(
          {"request.cookie.style", parameter.name + " is a cookie; cookies are not read"});
    }
  }

 private:
  static std::string shown_text(const std::string& text) { return shown(json(text)); }

  void add(std::string rule, const JsonPointer& instance, const JsonPointer& place,
           std::string expected, std::string actual) {
    report_.violations.push_back(finding(promises_.contract, std::move(rule), instance, place,
                                         std::move(expected), std::move(actual)));
  }

  void query_pair(const std::string& name, const std::string& value, bool repeated) {
    const auto* parameter = operation_.parameter(name, ParameterPlace::Query);
    const auto at = JsonPointer() / name;
    if (parameter == nullptr) {
      if (is_credential(name)) return;
      return add("request.query.undeclared", at, operation_.place / "parameters",
                 expected_names(name), shown_text(value));
    }
    if (repeated && !is_structured(*parameter)) {
      return add("request.query.repeated", at, parameter->schema.parent(), "one value",
                 "another value " + shown_text(value));
    }
    if (!repeated) check_value(*parameter, value);
  }

  /// Whether a security scheme of the operation travels in that query parameter.
  bool is_credential(const std::string& name) const {
    for (const auto& requirement : operation_.security) {
      for (const auto& scheme_name : requirement) {
        const auto* scheme = promises_.contract.security_scheme(scheme_name);
        if (scheme->place == ParameterPlace::Query && scheme->parameter == name) return true;
      }
    }
    return false;
  }

  std::string expected_names(const std::string& name) const {
    std::vector<std::string> names;
    for (const auto& parameter : operation_.parameters) {
      if (parameter.place == ParameterPlace::Query) names.push_back(parameter.name);
    }
    if (names.empty()) return "no query parameters";
    const auto near = did_you_mean(name, names);
    return "one of " + joined(names, ", ") + (near.empty() ? "" : " (" + near + ")");
  }

  template <class IsThere>
  void report_missing(ParameterPlace place, const char* rule, IsThere is_there) {
    for (const auto& parameter : operation_.parameters) {
      if (parameter.place != place || !parameter.required || is_there(parameter)) continue;
      add(rule, JsonPointer() / parameter.name, parameter.schema.parent(),
          "the parameter " + parameter.name, "no such parameter");
    }
  }

  void check_value(const Parameter& parameter, const std::string& text) {
    const std::string part = "request." + std::string(to_string(parameter.place));
    if (is_structured(parameter)) {
      report_.unchecked.push_back(
          {part + ".style", parameter.name + " is a list or an object; its style is not read"});
      return;
    }
    if (!is_utf8(text)) {
      report_.unchecked.push_back({part + ".not_utf8", parameter.name + " is not UTF-8"});
      return;
    }
    const auto& schema = promises_.schemas.request(parameter.schema);
    add_schema_findings(report_, schema.check(typed(parameter, text)), part + ".schema",
                        JsonPointer() / parameter.name);
  }

  std::string type_of(const Parameter& parameter) const {
    return json_at(promises_.contract.document(), parameter.schema)->value("type", std::string());
  }

  bool is_structured(const Parameter& parameter) const {
    const auto type = type_of(parameter);
    return type == "array" || type == "object";
  }

  /// The text as the type that the schema asks for, if it spells one; else as a string.
  json typed(const Parameter& parameter, const std::string& text) const {
    const auto type = type_of(parameter);
    if (type == "boolean" && (text == "true" || text == "false")) return text == "true";
    if (type == "integer" || type == "number") {
      const bool is_spelled = text.find_first_not_of("0123456789+-.eE") == std::string::npos;
      if (is_spelled && json::accept(text)) return json::parse(text);
    }
    return text;
  }

  const Promises& promises_;
  const Operation& operation_;
  Report& report_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
