#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../core/exchange.hpp"
#include "body_check.hpp"
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
    if (operation_.method == "HEAD") {
      check_head(*declared, response);
    } else {
      check_content(*declared, response);
    }
    return std::move(report_);
  }

  /// Checks a body alone, as JSON.
  Report check_body_alone(std::string_view body) {
    const auto* declared = declared_response();
    if (declared == nullptr) return std::move(report_);
    if (!may_have_body(*declared)) {
      check_no_body(*declared, body);
    } else if (body.empty()) {
      add("response.body.missing", declared->place, "a body", "none");
    } else {
      check_body(body, json_content(declared->contents));
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

  /// Whether a body is declared, and the status is one that can have a body.
  ///
  /// @see RFC 9110, 6.4.1 and 15.3.6
  bool may_have_body(const DeclaredResponse& declared) const {
    return !declared.contents.empty() && report_.status >= 200 && report_.status != 204 &&
           report_.status != 205 && report_.status != 304;
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
    const auto* coding = headers.first("Transfer-Encoding");
    const bool may_be_coded = report_.status != 204 && report_.status != 205;
    if (length != nullptr && trimmed(*length) != "0") {
      add("response.body.undeclared", declared.place, "no body",
          "Content-Length: " + shortened(*length));
    } else if (coding != nullptr && !may_be_coded) {
      add("response.body.undeclared", declared.place, "no body",
          "Transfer-Encoding: " + shortened(*coding));
    }
  }

  /// The answer to HEAD has no body, but the headers that GET would have.
  ///
  /// @see RFC 9110, 9.3.2
  void check_head(const DeclaredResponse& declared, const Response& response) {
    check_no_body(declared, response.body);
    const auto header = content_type(response.headers);
    if (header && may_have_body(declared)) declared_content(declared, header);
  }

  /// What is declared for a Content-Type; null, and reported, where nothing is.
  const Content* declared_content(const DeclaredResponse& declared,
                                  const std::optional<std::string>& header) {
    const auto type = header ? MediaType::parse(*header) : std::nullopt;
    const auto* content = type ? content_for(declared.contents, *type) : nullptr;
    if (content == nullptr) {
      add("response.content_type.undeclared", declared.place, media_types(declared.contents),
          header ? shown(json(*header)) : "no Content-Type");
    }
    return content;
  }

  void check_content(const DeclaredResponse& declared, const Response& response) {
    if (!may_have_body(declared)) {
      check_no_body(declared, response.body);
      const bool announces_none = response.body.empty() && report_.status != 304;
      if (announces_none) check_no_announced_body(declared, response.headers);
      return;
    }
    if (response.body.empty()) {
      return add("response.body.missing", declared.place,
                 "a body of type " + media_types(declared.contents), "none");
    }
    const auto header = content_type(response.headers);
    const auto* content = declared_content(declared, header);
    if (content == nullptr) return;
    const auto type = *MediaType::parse(*header);
    if (auto reason = why_unchecked(promises_.contract, "response.body", type, *content)) {
      report_.unchecked.push_back(std::move(*reason));
    } else if (!type.is_json()) {
      check_text_body(report_, "response.body", response.body,
                      promises_.schemas.response(*content->schema));
    } else {
      check_body(response.body, content);
    }
  }

  void check_body(std::string_view body, const Content* content) {
    if (content == nullptr || !content->schema) {
      report_.unchecked.push_back({"response.body.no_schema", "no schema is declared for JSON"});
      return;
    }
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
