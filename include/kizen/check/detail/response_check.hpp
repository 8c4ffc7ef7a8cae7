#pragma once

#include <string>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../core/exchange.hpp"
#include "finding.hpp"
#include "header_values.hpp"
#include "value_check.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Checks a response against what one operation declares.
class ResponseCheck {
 public:
  ResponseCheck(const Promises& promises, const Operation& operation, int status)
      : promises_(promises), operation_(operation) {
    report_.operation = operation.id;
    report_.request = operation.method + " " + operation.path;
    report_.status = status;
  }

  Report check(const Response& response) {
    const auto* declared = declared_response();
    if (declared == nullptr) return std::move(report_);
    check_headers(*declared, response.headers);
    if (operation_.method != "HEAD") check_content(*declared, response);
    return std::move(report_);
  }

  /// Checks a body alone, as JSON.
  Report check_body_alone(std::string_view body) {
    static const auto json_type = *MediaType::parse("application/json");
    const auto* declared = declared_response();
    if (declared == nullptr) return std::move(report_);
    if (declared->contents.empty()) {
      check_no_body(*declared, body);
    } else {
      check_body(*declared, body, content_for(declared->contents, json_type));
    }
    return std::move(report_);
  }

 private:
  void add(std::string rule, const JsonPointer& place, std::string expected, std::string actual) {
    report_.violations.push_back(finding(promises_.contract, std::move(rule), {}, place,
                                         std::move(expected), std::move(actual)));
  }

  const DeclaredResponse* declared_response() {
    const auto* declared = operation_.response(report_.status);
    if (declared != nullptr) return declared;
    std::vector<std::string> statuses;
    for (const auto& response : operation_.responses) {
      statuses.push_back(response.statuses.to_string());
    }
    add("response.status.undeclared", operation_.place / "responses",
        "a declared status: " + joined(statuses, ", "), std::to_string(report_.status));
    return nullptr;
  }

  void check_headers(const DeclaredResponse& declared, const Headers& headers) {
    for (const auto& header : declared.headers) {
      ValueCheck check(promises_, report_, "response.header", header, Dialect::OpenApiResponse);
      const auto values = header_values(headers, header.name);
      for (const auto& value : values) check.text(value);
      if (!header.required || !values.empty()) continue;
      check.violate(".missing", {}, "the header " + header.name, "no such header");
    }
  }

  void check_no_body(const DeclaredResponse& declared, std::string_view body) {
    if (body.empty()) return;
    add("response.body.undeclared", declared.place, "no body",
        "a body of " + std::to_string(body.size()) + " bytes");
  }

  /// An HTTP library may not read the body of a 204; its announcement gives it away.
  void check_no_announced_body(const DeclaredResponse& declared, const Headers& headers) {
    const auto* length = headers.first("Content-Length");
    if (length == nullptr || trimmed(*length) == "0") return;
    add("response.body.undeclared", declared.place, "no body",
        "Content-Length: " + shortened(*length));
  }

  void check_content(const DeclaredResponse& declared, const Response& response) {
    if (declared.contents.empty()) {
      check_no_body(declared, response.body);
      if (response.body.empty()) check_no_announced_body(declared, response.headers);
      return;
    }
    if (response.body.empty()) {
      return add("response.body.missing", declared.place,
                 "a body of type " + media_types(declared.contents), "none");
    }
    const auto* header = response.headers.first("Content-Type");
    const auto type = header == nullptr ? std::nullopt : MediaType::parse(*header);
    const auto* content = type ? content_for(declared.contents, *type) : nullptr;
    if (content == nullptr) {
      return add("response.content_type.undeclared", declared.place, media_types(declared.contents),
                 header == nullptr ? "no Content-Type" : shown(json(*header)));
    }
    check_body(declared, response.body, type->is_json() ? content : nullptr);
  }

  void check_body(const DeclaredResponse& declared, std::string_view body, const Content* content) {
    if (content == nullptr || !content->schema) {
      report_.unchecked.push_back({"response.body.no_schema", "no JSON schema is declared for it"});
      return;
    }
    if (body.empty()) return add("response.body.missing", declared.place, "a body", "none");
    check_json_body(report_, promises_, "response.body", body,
                    promises_.schemas.response(*content->schema), *content->schema);
  }

  const Promises& promises_;
  const Operation& operation_;
  Report report_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
