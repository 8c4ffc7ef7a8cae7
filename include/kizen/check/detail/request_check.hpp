#pragma once

#include <string>
#include <utility>
#include <variant>

#include "../../contract/router.hpp"
#include "../../core/exchange.hpp"
#include "body_check.hpp"
#include "finding.hpp"
#include "parameter_check.hpp"
#include "security_check.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The violation of a request that reaches no operation.
inline Violation unrouted(const Contract& contract, const Request& request, const NoRoute& none) {
  const auto paths = JsonPointer() / "paths";
  if (none.reason == NoRoute::Reason::Encoding) {
    return finding(contract, "request.path.encoding", {}, paths,
                   "two hexadecimal digits after each %", request.target);
  }
  if (none.reason == NoRoute::Reason::Method) {
    return finding(contract, "request.method.undeclared", {}, paths / none.nearest,
                   "one of " + joined(none.allowed, ", "), request.method);
  }
  auto violation = finding(contract, "request.path.undeclared", {}, paths, "a path of the contract",
                           shortened(request.target));
  if (!none.nearest.empty()) violation.note = "closest is " + none.nearest + ": " + none.detail;
  return violation;
}

/// Checks a request against the operation it was meant for.
class RequestCheck {
 public:
  RequestCheck(const Promises& promises, const Router& router, const Operation& operation)
      : promises_(promises), router_(router), operation_(operation) {
    report_.operation = operation.id;
    report_.request = operation.method + " " + operation.path;
  }

  Report check(const Request& request) {
    ParameterCheck parameters(promises_, operation_, report_);
    const auto found = router_.route(request.method, request.target);
    if (const auto* none = std::get_if<NoRoute>(&found)) {
      report_.violations.push_back(unrouted(promises_.contract, request, *none));
    } else {
      check_route(std::get<Route>(found), request, parameters);
    }
    parameters.query(request.target);
    parameters.headers(request.headers);
    parameters.cookies(request.headers);
    check_security(promises_, operation_, request, report_);
    check_body(request);
    return std::move(report_);
  }

  /// Checks a body alone, as JSON.
  Report check_body_alone(std::string_view body) {
    if (!operation_.body) {
      add("request.body.undeclared", operation_.place, "no body", shown_size(body));
      return std::move(report_);
    }
    check_content(body, json_content(operation_.body->contents));
    return std::move(report_);
  }

 private:
  static std::string shown_size(std::string_view body) {
    return "a body of " + std::to_string(body.size()) + " bytes";
  }

  void add(std::string rule, const JsonPointer& place, std::string expected, std::string actual) {
    report_.violations.push_back(finding(promises_.contract, std::move(rule), {}, place,
                                         std::move(expected), std::move(actual)));
  }

  void check_route(const Route& route, const Request& request, ParameterCheck& parameters) {
    if (route.operation->id == operation_.id) {
      report_.request = route.to_string();
      parameters.path(route.path_texts);
      return;
    }
    add("request.path.undeclared", operation_.place, "a request that reaches " + operation_.id,
        shortened(request.method + " " + request.target) + ", which reaches " +
            route.operation->id);
  }

  void check_body(const Request& request) {
    if (request.body.empty()) {
      if (operation_.body && operation_.body->required) {
        add("request.body.missing", operation_.body->place, "a body", "none");
      }
      return;
    }
    if (!operation_.body) {
      add("request.body.undeclared", operation_.place, "no body", shown_size(request.body));
      return;
    }
    const auto header = content_type(request.headers);
    if (!header) {
      add("request.content_type.missing", operation_.body->place,
          "Content-Type: " + media_types(operation_.body->contents), "no Content-Type");
      return;
    }
    const auto type = MediaType::parse(*header);
    const auto* content = type ? content_for(operation_.body->contents, *type) : nullptr;
    if (content == nullptr) {
      add("request.content_type.undeclared", operation_.body->place,
          media_types(operation_.body->contents), shown(json(*header)));
      return;
    }
    if (auto reason = why_unchecked(promises_.contract, "request.body", *type, *content)) {
      report_.unchecked.push_back(std::move(*reason));
    } else if (!type->is_json()) {
      check_text_body(report_, "request.body", request.body,
                      promises_.schemas.request(*content->schema));
    } else {
      check_content(request.body, content);
    }
  }

  void check_content(std::string_view body, const Content* content) {
    if (content == nullptr || !content->schema) {
      report_.unchecked.push_back({"request.body.no_schema", "no schema is declared for JSON"});
      return;
    }
    check_json_body(report_, promises_, "request.body", body,
                    promises_.schemas.request(*content->schema), *content->schema);
  }

  const Promises& promises_;
  const Router& router_;
  const Operation& operation_;
  Report report_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
