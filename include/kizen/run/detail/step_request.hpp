#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../contract.hpp"
#include "../../contract/detail/path_template.hpp"
#include "../../contract/detail/plain_text.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../http/target.hpp"
#include "../../suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A request that a step asks for, with its parameters as given; or why there is none.
struct BuiltRequest {
  Request request = {};
  std::optional<Request> translated = {};  ///< what is sent in its place
  JsonValues path = {};
  JsonValues query = {};
  bool own_credentials = true;  ///< whether it carries the target's credentials unchanged
  std::string problem = {};     ///< empty where there is a request
  JsonPointer place = {};       ///< of the problem in the suite

  const Request& sent() const { return translated ? *translated : request; }
};

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
    const auto resolved = resolve(*parameter.value, scope_, parameter.selectors);
    if (!resolved.ok()) return fail(resolved.problem, parameter.place / "value" / resolved.place);
    if (*parameter.in == ParameterPlace::Path) built_.path[parameter.name] = resolved.value;
    if (*parameter.in == ParameterPlace::Header) note_credential(parameter.name);
    if (resolved.value->is_null()) return;
    auto written = parameter_text(declared(parameter), *resolved.value);
    if (!written.problem.empty()) {
      return fail("the " + std::string(to_string(*parameter.in)) + " parameter '" + parameter.name +
                      "' cannot be written: " + written.problem,
                  parameter.place / "value");
    }
    add_text(parameter, resolved.value, std::move(written.text));
  }

  /// What the operation says of a parameter; one that it does not declare has the default style.
  Parameter declared(const StepParameter& parameter) const {
    const auto* found = step_.operation->parameter(parameter.name, *parameter.in);
    return found == nullptr ? Parameter{parameter.name, *parameter.in} : *found;
  }

  void add_text(const StepParameter& parameter, const JsonValue& value, std::string text) {
    switch (*parameter.in) {
      case ParameterPlace::Path:
        path_texts_[parameter.name] = std::move(text);
        return;
      case ParameterPlace::Query:
        built_.query[parameter.name] = value;
        if (!text.empty()) query_ += (query_.empty() ? "?" : "&") + text;
        return;
      case ParameterPlace::Header:
        built_.request.headers.add(parameter.name, std::move(text));
        return;
      case ParameterPlace::Cookie:
        if (!text.empty()) add_cookie(text);
        return;
    }
  }

  void note_credential(const std::string& header) {
    for (const auto& credential : target_.credentials) {
      if (!same_ignoring_case(credential.header, header)) continue;
      overridden_.push_back(credential.header);
      built_.own_credentials = false;
    }
  }

  void add_cookie(const std::string& pairs) {
    const auto* present = built_.request.headers.first("Cookie");
    built_.request.headers.set("Cookie", present == nullptr ? pairs : *present + "; " + pairs);
  }

  void set_target() {
    std::string path;
    const auto segments = parse_path_template(step_.operation->path);
    for (const auto& segment : *segments) {
      path += "/" + segment.before;
      if (!segment.is_literal()) {
        const auto text = path_texts_.find(segment.parameter);
        if (text == path_texts_.end()) {
          return fail("the path parameter '" + segment.parameter + "' has no value", step_.place);
        }
        path += text->second;
      }
      path += segment.after;
    }
    built_.request.target = path + query_;
  }

  void set_body(const StepBody& body) {
    auto resolved = resolve(*body.payload, scope_, body.selectors);
    if (!resolved.ok()) return fail(resolved.problem, body.place / "payload" / resolved.place);
    auto& headers = built_.request.headers;
    if (headers.first("Content-Type") == nullptr) headers.add("Content-Type", content_type(body));
    resolved = apply_replacements(std::move(resolved.value), *headers.first("Content-Type"),
                                  body.replacements, scope_);
    if (!resolved.ok()) return fail(resolved.problem, resolved.place);
    built_.request.body = plain_text(*resolved.value);
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
  std::map<std::string, std::string> path_texts_;
  std::string query_;
  std::vector<std::string> overridden_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
