#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "../../contract/detail/path_template.hpp"
#include "../../core/detail/percent.hpp"
#include "../../http/target.hpp"
#include "../../suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A request that a step asks for, with its parameters as given; or why there is none.
struct BuiltRequest {
  Request request = {};
  JsonValues path = {};
  JsonValues query = {};
  bool own_credentials = true;  ///< whether it carries the target's credentials unchanged
  std::string problem = {};     ///< empty where there is a request
  JsonPointer place = {};       ///< of the problem in the suite
};

/// The text of a parameter's value: a string as it is, the rest as JSON.
inline std::string parameter_text(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// Makes the request of one step within a scope.
class RequestBuilder {
 public:
  RequestBuilder(const Target& target, const Step& step, const Scope& scope)
      : target_(target), step_(step), scope_(scope) {
    built_.request.method = step.operation->method;
  }

  BuiltRequest build() {
    for (const auto& parameter : step_.parameters) {
      if (built_.problem.empty()) add_parameter(parameter);
    }
    if (built_.problem.empty()) set_target();
    if (built_.problem.empty() && step_.body) set_body(*step_.body);
    add_credentials();
    return std::move(built_);
  }

 private:
  void fail(std::string problem, JsonPointer place) {
    built_.problem = std::move(problem);
    built_.place = std::move(place);
  }

  void add_parameter(const StepParameter& parameter) {
    const auto resolved = resolve(*parameter.value, scope_);
    if (!resolved.ok()) return fail(resolved.problem, parameter.place / "value" / resolved.place);
    const bool left_out = resolved.value->is_null();
    switch (*parameter.in) {
      case ParameterPlace::Path:
        built_.path[parameter.name] = resolved.value;
        return;
      case ParameterPlace::Query:
        if (!left_out) add_query(parameter.name, resolved.value);
        return;
      case ParameterPlace::Header:
        return add_header(parameter.name, *resolved.value);
      case ParameterPlace::Cookie:
        if (!left_out) add_cookie(parameter.name, *resolved.value);
        return;
    }
  }

  /// A list stands as one pair an item.
  void add_query(const std::string& name, const JsonValue& value) {
    built_.query[name] = value;
    if (!value->is_array()) return add_pair(name, *value);
    for (const auto& item : *value) add_pair(name, item);
  }

  void add_pair(const std::string& name, const json& value) {
    query_ += query_.empty() ? '?' : '&';
    query_ += percent_encoded(name) + "=" + percent_encoded(parameter_text(value));
  }

  void add_header(const std::string& name, const json& value) {
    for (const auto& credential : target_.credentials) {
      if (!same_ignoring_case(credential.header, name)) continue;
      overridden_.push_back(credential.header);
      built_.own_credentials = false;
    }
    if (!value.is_null()) built_.request.headers.add(name, parameter_text(value));
  }

  void add_cookie(const std::string& name, const json& value) {
    const auto* present = built_.request.headers.first("Cookie");
    const auto pair = name + "=" + parameter_text(value);
    built_.request.headers.set("Cookie", present == nullptr ? pair : *present + "; " + pair);
  }

  void set_target() {
    std::string path;
    const auto segments = parse_path_template(step_.operation->path);
    for (const auto& segment : *segments) {
      path += "/" + segment.before;
      if (!segment.is_literal()) {
        const auto value = built_.path.find(segment.parameter);
        if (value == built_.path.end() || value->second->is_null()) {
          return fail("the path parameter '" + segment.parameter + "' has no value", step_.place);
        }
        path += percent_encoded(parameter_text(*value->second));
      }
      path += segment.after;
    }
    built_.request.target = path + query_;
  }

  void set_body(const StepBody& body) {
    const auto resolved = resolve(*body.payload, scope_);
    if (!resolved.ok()) return fail(resolved.problem, body.place / "payload" / resolved.place);
    built_.request.body = parameter_text(*resolved.value);
    if (built_.request.headers.first("Content-Type") == nullptr) {
      built_.request.headers.add("Content-Type", content_type(body));
    }
  }

  std::string content_type(const StepBody& body) const {
    if (!body.content_type.empty()) return body.content_type;
    const auto& declared = step_.operation->body;
    return declared && !declared->contents.empty() ? declared->contents.front().type.to_string()
                                                   : "application/json";
  }

  void add_credentials() {
    for (const auto& credential : target_.credentials) {
      const bool replaced =
          std::find(overridden_.begin(), overridden_.end(), credential.header) != overridden_.end();
      if (!replaced) built_.request.headers.add(credential.header, credential.value);
    }
  }

  const Target& target_;
  const Step& step_;
  const Scope& scope_;
  BuiltRequest built_;
  std::string query_;
  std::vector<std::string> overridden_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
