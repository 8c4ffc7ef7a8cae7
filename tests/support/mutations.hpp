#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kizen/check.hpp"

namespace kizen_test {

/// A body with one fault, and where the fault must be seen.
struct Mutation {
  std::string what;
  kizen::json body;
  std::string instance;
  std::string keyword;  ///< empty where the branch that came closest decides
};

/// Makes one faulty body for each promise that a schema makes of a good body's members.
class Mutations {
 public:
  Mutations(const kizen::json& document, kizen::json good)
      : document_(document), good_(std::move(good)) {}

  std::vector<Mutation> of(const kizen::JsonPointer& schema) && {
    visit(*kizen::json_at(document_, schema), {});
    return std::move(all_);
  }

 private:
  using json = kizen::json;

  const json& followed(const json& schema) const {
    const json* at = &schema;
    while (at->contains("$ref")) {
      at = kizen::json_at(document_, *kizen::JsonPointer::parse(at->at("$ref").get<std::string>()));
    }
    return *at;
  }

  static json& in(json& body, const kizen::JsonPointer& at) {
    return body[json::json_pointer(at.to_string())];
  }

  void replace(const kizen::JsonPointer& at, const json& with, const std::string& keyword) {
    auto body = good_;
    in(body, at) = with;
    all_.push_back({with.dump() + " at " + at.to_string(), body, at.to_string(), keyword});
  }

  void drop(const kizen::JsonPointer& at, const std::string& name) {
    auto body = good_;
    in(body, at).erase(name);
    all_.push_back({"no " + name + " at " + at.to_string(), body, at.to_string(), "required"});
  }

  void visit(const json& written, const kizen::JsonPointer& at) {
    const json& schema = followed(written);
    const std::string type = schema.value("type", "");
    if (!type.empty()) replace(at, type == "string" ? json(1) : json("x"), "type");
    if (!type.empty() && !schema.value("nullable", false)) replace(at, nullptr, "type");
    if (schema.contains("enum") && !type.empty()) replace(at, "no such", "enum");
    if (schema.contains("format")) replace(at, "no format", "format");
    if (schema.contains("minLength")) replace(at, "", "minLength");
    if (schema.contains("oneOf")) replace(at, 1, "");
    visit_parts(schema, at);
  }

  void visit_parts(const json& schema, const kizen::JsonPointer& at) {
    auto& value = in(good_, at);
    for (const auto& name : schema.value("required", json::array())) {
      drop(at, name);
    }
    if (schema.contains("properties") && value.is_object()) {
      for (const auto& member : schema.at("properties").items()) {
        if (value.contains(member.key())) visit(member.value(), at / member.key());
      }
    }
    if (!schema.contains("items") || !value.is_array()) return;
    for (std::size_t i = 0; i < value.size(); ++i) visit(schema.at("items"), at / i);
  }

  const json& document_;
  json good_;
  std::vector<Mutation> all_;
};

}  // namespace kizen_test
