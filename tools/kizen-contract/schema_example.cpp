#include "schema_example.hpp"

#include <kizen/check.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace kizen_tool {
namespace {

using kizen::json;

constexpr const char* some_uuid = "921cec5c-9f68-4cd1-bf30-b11f00571175";

json text_of_format(const std::string& format) {
  if (format == "uuid") return some_uuid;
  if (format == "date") return "2026-01-31";
  if (format == "date-time") return "2026-01-31T12:00:00Z";
  if (format == "uri") return "https://example.test/";
  if (format == "email") return "ann@example.test";
  return "text";
}

/// Makes a value by what a schema says of its parts; the schema itself has the last word.
class Example {
 public:
  /// @param is_full whether an object that need not have any member gets those that it may have
  Example(const kizen::Contract& contract, bool is_full)
      : reader_(contract.source()), is_full_(is_full) {}

  json of(const kizen::detail::Node& written, int depth = 0) {
    const auto node = reader_.followed(written);
    const auto& schema = *node.value;
    if (depth > most_depth || !schema.is_object()) return json::object();
    for (const char* const given : {"example", "default"}) {
      if (schema.contains(given)) return schema.at(given);
    }
    if (schema.contains("enum")) return schema.at("enum").at(0);
    auto value = plain(node, depth);
    add_branches(node, value, depth);
    return value;
  }

 private:
  static constexpr int most_depth = 12;

  /// What type, format and members ask for.
  json plain(const kizen::detail::Node& node, int depth) {
    const auto& schema = *node.value;
    const auto type = schema.value("type", std::string());
    if (type == "string") return text_of_format(schema.value("format", std::string()));
    if (type == "integer" || type == "number") return schema.value("minimum", json(1));
    if (type == "boolean") return true;
    if (type == "array") return items(node, depth);
    if (type == "object" || has_members(schema)) return members(node, depth);
    return nullptr;
  }

  static bool has_members(const json& schema) {
    return schema.contains("properties") || schema.contains("required");
  }

  json items(const kizen::detail::Node& node, int depth) {
    auto list = json::array();
    const auto least = node.value->value("minItems", 0);
    const auto found = node.value->find("items");
    if (found == node.value->end()) return list;
    do {
      list.push_back(of({&*found, node.place / "items"}, depth + 1));
    } while (static_cast<int>(list.size()) < least);
    return list;
  }

  /// The members that must be there; where none must, those that may.
  json members(const kizen::detail::Node& node, int depth) {
    const auto& schema = *node.value;
    auto object = json::object();
    const auto properties = schema.value("properties", json::object());
    const bool is_loose = is_full_ && !schema.contains("required");
    for (const auto& name : schema.value("required", json::array())) object[name] = "text";
    for (const auto& member : properties.items()) {
      if (!is_loose && !object.contains(member.key())) continue;
      const auto place = node.place / "properties" / member.key();
      object[member.key()] = of({kizen::json_at(reader_.document(), place), place}, depth + 1);
    }
    const auto others = schema.find("additionalProperties");
    if (object.empty() && others != schema.end() && others->is_object()) {
      const bool is_keyed = schema.value("x-propertyNames", json::object()).contains("format");
      object[is_keyed ? some_uuid : "name"] =
          of({&*others, node.place / "additionalProperties"}, depth + 1);
    }
    return object;
  }

  void add_branches(const kizen::detail::Node& node, json& value, int depth) {
    const auto& schema = *node.value;
    const bool is_named = schema.contains("discriminator");
    for (const char* const keyword : {"allOf", "anyOf", "oneOf"}) {
      const auto found = schema.find(keyword);
      if (found == schema.end() || (is_named && keyword[1] != 'l')) continue;
      const auto count = keyword[1] == 'l' ? found->size() : 1;
      for (std::size_t i = 0; i < count; ++i) {
        add(value, of({&(*found)[i], node.place / keyword / i}, depth + 1));
      }
    }
    if (is_named && value.is_object()) add_named_branch(schema.at("discriminator"), value, depth);
  }

  /// The first branch that a discriminator maps a name to.
  void add_named_branch(const json& discriminator, json& value, int depth) {
    const auto mapping = discriminator.value("mapping", json::object());
    if (mapping.empty()) return;
    const auto place = kizen::JsonPointer::parse(mapping.begin()->get<std::string>());
    const auto* branch = place ? kizen::json_at(reader_.document(), *place) : nullptr;
    if (branch != nullptr) add(value, of({branch, *place}, depth + 1));
    value[discriminator.at("propertyName").get<std::string>()] = mapping.begin().key();
  }

  static void add(json& value, json part) {
    if (value.is_object() && part.is_object()) {
      value.update(part);
    } else if (value.is_null()) {
      value = std::move(part);
    }
  }

  kizen::detail::DocumentReader reader_;
  bool is_full_;
};

}  // namespace

std::shared_ptr<const json> schema_example(const kizen::Contract& contract,
                                           const kizen::JsonPointer& place) {
  const auto* written = kizen::json_at(contract.document(), place);
  if (written == nullptr || !written->is_object()) return nullptr;
  const auto schema =
      kizen::Schema::compile(contract.source(), place, kizen::Dialect::OpenApiResponse);
  for (const bool is_full : {true, false}) {
    auto example = std::make_shared<const json>(Example(contract, is_full).of({written, place}));
    if (schema.check(*example).valid) return example;
  }
  return nullptr;
}

}  // namespace kizen_tool
