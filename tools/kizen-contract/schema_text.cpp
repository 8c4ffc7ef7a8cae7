#include "schema_text.hpp"

#include <kizen/contract.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "one_line.hpp"
#include "schema_example.hpp"
#include "schema_place.hpp"

namespace kizen_tool {
namespace {

/// Every schema that a schema is made of, by references.
class Reach {
 public:
  explicit Reach(const kizen::json& document) : document_(document) {}

  void add(const kizen::JsonPointer& place) {
    if (!seen_.insert(place).second) return;
    if (const auto* value = kizen::json_at(document_, place)) follow(*value);
  }

  /// Whether a place, or what is around it, was reached.
  bool has(kizen::JsonPointer place) const {
    while (!place.empty()) {
      if (seen_.count(place) != 0) return true;
      place = place.parent();
    }
    return false;
  }

 private:
  void follow(const kizen::json& value) {
    if (value.is_object() && value.contains("$ref") && value.at("$ref").is_string()) {
      const auto target = kizen::JsonPointer::parse(value.at("$ref").get<std::string>());
      if (target) add(*target);
    }
    if (!value.is_structured()) return;
    for (const auto& child : value) follow(child);
  }

  const kizen::json& document_;
  std::set<kizen::JsonPointer> seen_;
};

bool is_of(const kizen::Contract& contract, const std::vector<kizen::Content>& contents,
           const kizen::JsonPointer& place) {
  Reach reach(contract.document());
  for (const auto& content : contents) {
    if (content.schema) reach.add(*content.schema);
  }
  return reach.has(place);
}

void add_uses(std::string& text, const kizen::Contract& contract, const kizen::JsonPointer& place) {
  std::string uses;
  for (const auto& operation : contract.operations()) {
    if (operation.body && is_of(contract, operation.body->contents, place)) {
      add_line(uses, "  request of " + operation.id);
    }
    for (const auto& response : operation.responses) {
      if (!is_of(contract, response.contents, place)) continue;
      add_line(uses, "  " + response.statuses.to_string() + " response of " + operation.id);
    }
  }
  text += "\npart of\n" + (uses.empty() ? "  no message\n" : uses);
}

void add_json(std::string& text, const kizen::json& value) {
  const auto written = value.dump(2);
  for (const auto line : kizen::detail::split(written, '\n')) {
    add_line(text, "  " + std::string(line));
  }
}

kizen::JsonPointer components() { return kizen::JsonPointer() / "components" / "schemas"; }

}  // namespace

std::vector<std::string> schema_names(const kizen::Contract& contract) {
  std::vector<std::string> names;
  const auto* schemas = kizen::json_at(contract.document(), components());
  if (schemas == nullptr) return names;
  for (const auto& schema : schemas->items()) names.push_back(schema.key());
  return names;
}

std::optional<kizen::JsonPointer> find_schema(const kizen::Contract& contract,
                                              const std::string& name) {
  if (kizen::json_at(contract.document(), components() / name) != nullptr) {
    return components() / name;
  }
  if (name.find('#') != 0) return std::nullopt;
  const auto place = kizen::JsonPointer::parse(name);
  const auto* value = place ? kizen::json_at(contract.document(), *place) : nullptr;
  const bool is_schema = value != nullptr && value->is_object() && is_schema_place(*place);
  return is_schema ? place : std::nullopt;
}

std::string schema_text(const kizen::Contract& contract, const kizen::JsonPointer& place) {
  const auto& schema = *kizen::json_at(contract.document(), place);
  std::string text;
  add_line(text, "#" + place.to_string());
  add_line(text, "  --> " + contract.source().place(place).to_string());
  const auto description = schema.value("description", std::string());
  if (!description.empty()) add_line(text, "  " + description);
  text += "\nasks\n";
  add_json(text, schema);
  add_uses(text, contract, place);
  const auto example = schema_example(contract, place);
  text += "\nexample\n";
  if (example == nullptr) return text + "  none could be made\n";
  add_json(text, *example);
  return text;
}

}  // namespace kizen_tool
