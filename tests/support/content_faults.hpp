#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/scene.hpp"

namespace kizen_test {

/// Texts made of a JSON text that are none.
inline std::vector<std::string> broken_json(const std::string& text) {
  std::vector<std::string> all = {text.substr(0, text.size() - 1),
                                  text.substr(0, text.size() / 2),
                                  text.substr(0, 1),
                                  text + "{}",
                                  text + text,
                                  text + ",",
                                  "\xff" + text,
                                  "\"\xc3\"",
                                  "{\"a\": NaN}",
                                  "[1,]",
                                  "{'a': 1}",
                                  "// no\n" + text};
  std::vector<std::string> broken;
  for (auto& one : all) {
    if (!one.empty() && !json::accept(one)) broken.push_back(std::move(one));
  }
  return broken;
}

/// Content-Type values that none of `contents` covers, malformed ones among them.
inline std::vector<std::string> undeclared_types(const std::vector<kizen::Content>& contents) {
  std::vector<std::string> undeclared;
  for (const char* const text :
       {"text/plain", "text/html", "application/xml", "multipart/form-data", "application/jsonx",
        "application/problem+json", "application/octet-stream", "json", "", "application/",
        "*/*"}) {
    const auto type = kizen::MediaType::parse(text);
    if (!type || kizen::content_for(contents, *type) == nullptr) undeclared.emplace_back(text);
  }
  return undeclared;
}

/// Faults of the body of one message and of its media type.
///
/// @tparam MakeCase (name, rule without its direction, change of the message) -> KillingCase
template <class Message, class MakeCase>
class ContentFaults {
 public:
  ContentFaults(const Message& good, const std::vector<kizen::Content>& contents,
                MakeCase make_case, KillingCases& cases)
      : good_(good), contents_(contents), make_case_(std::move(make_case)), cases_(cases) {}

  void add_extra_body() {
    add("a body where none is due", ".body.undeclared", [](Message& sent) {
      sent.headers.set("Content-Type", "application/json");
      sent.body = "{}";
    });
  }

  void add_no_body() {
    add("no body", ".body.missing", [](Message& sent) { sent.body.clear(); });
  }

  void add_types(const std::string& rule_of_none) {
    add("no Content-Type", rule_of_none,
        [](Message& sent) { sent.headers.remove("Content-Type"); });
    for (const auto& type : undeclared_types(contents_)) {
      add("Content-Type '" + type + "'", ".content_type.undeclared",
          [&](Message& sent) { sent.headers.set("Content-Type", type); });
    }
  }

  void add_texts() {
    for (const auto& text : broken_json(good_.body)) {
      add("body cut or torn, " + std::to_string(text.size()) + " bytes", ".body.json",
          [&](Message& sent) { sent.body = text; });
    }
  }

  void add_repeated_name() {
    const auto body = json::parse(good_.body);
    if (!body.is_object() || body.empty()) return;
    const auto first = body.items().begin();
    const auto member = json{{first.key(), first.value()}}.dump();
    add("a name twice", ".body.repeated", [&](Message& sent) {
      sent.body = member.substr(0, member.size() - 1) + "," + sent.body.substr(1);
    });
    cases_.back().instance = (kizen::JsonPointer() / first.key()).to_string();
  }

  void add_values(const BodyFaults& faults, const kizen::JsonPointer& schema) {
    for (const auto& fault : faults.of(schema, json::parse(good_.body))) {
      add(*fault.breaks.begin(), ".body.schema",
          [&](Message& sent) { sent.body = fault.body.dump(); });
      cases_.back().instance = fault.instance;
      cases_.back().keyword = fault.keyword;
    }
  }

 private:
  template <class Change>
  void add(const std::string& name, const std::string& rule, Change change) {
    cases_.push_back(make_case_(name, rule, change));
  }

  const Message& good_;
  const std::vector<kizen::Content>& contents_;
  MakeCase make_case_;
  KillingCases& cases_;
};

/// Faults of a request's body.
inline void add_request_content(const Scene& scene, KillingCases& cases) {
  const auto& good = scene.good.request;
  const auto& body = scene.operation.body;
  const auto make = [&](const std::string& name, const std::string& rule, const auto& change) {
    return scene.with_request(name, "request" + rule, change);
  };
  const std::vector<kizen::Content> none;
  ContentFaults faults(good, body ? body->contents : none, make, cases);
  if (!body) return faults.add_extra_body();
  if (good.body.empty()) return;
  if (body->required) faults.add_no_body();
  faults.add_types(".content_type.missing");
  const auto schema = json_schema_of(body->contents, good.headers);
  if (!schema) return;
  faults.add_texts();
  faults.add_repeated_name();
  faults.add_values(BodyFaults(scene.contract.document(), Half::Request, scene.requests), *schema);
}

/// Faults of a response's status and body.
inline void add_response_content(const Scene& scene, KillingCases& cases) {
  const auto& good = scene.good.response;
  const auto& contents = scene.operation.response(good.status)->contents;
  const auto make = [&](const std::string& name, const std::string& rule, const auto& change) {
    return scene.with_response(name, "response" + rule, change);
  };
  ContentFaults faults(good, contents, make, cases);
  if (scene.operation.method == "HEAD") return;
  if (contents.empty()) {
    cases.push_back(make("a body announced where none is due", ".body.undeclared",
                         [](auto& sent) { sent.headers.set("Content-Length", "2"); }));
    return faults.add_extra_body();
  }
  faults.add_no_body();
  faults.add_types(".content_type.undeclared");
  const auto schema = json_schema_of(contents, good.headers);
  if (!schema) return;
  faults.add_texts();
  faults.add_repeated_name();
  faults.add_values(BodyFaults(scene.contract.document(), Half::Response, scene.responses),
                    *schema);
}

inline void add_statuses(const Scene& scene, KillingCases& cases) {
  for (const int status : {199, 200, 201, 202, 204, 206, 301, 304, 400, 401, 403,
                           404, 405, 409, 415, 418, 422, 429, 500, 502, 503, 599}) {
    if (scene.operation.response(status) != nullptr) continue;
    cases.push_back(scene.with_response("status " + std::to_string(status),
                                        "response.status.undeclared",
                                        [&](auto& sent) { sent.status = status; }));
  }
}

}  // namespace kizen_test
