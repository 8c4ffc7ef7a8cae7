#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../json_value.hpp"
#include "../suite.hpp"
#include "schema_references.hpp"
#include "secret_input.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads the inputs that a workflow declares.
class InputReader {
 public:
  InputReader(const SuiteDocument& document, const Node& workflow)
      : document_(document), workflow_(workflow) {}

  std::vector<Input> inputs() {
    const bool is_read = document_.attempt([&] {
      const auto declared =
          followed(document_.optional(workflow_, "inputs", json::value_t::object));
      if (declared.value != nullptr) read_declared(declared);
    });
    if (!is_read) document_.mark_unread(workflow_.place / "inputs");
    document_.attempt([&] { read_extension(); });
    for (const auto& input : inputs_) {
      document_.attempt([&] { check_sources(input); });
    }
    return std::move(inputs_);
  }

  /// What holds of all inputs together; to be asked for after them.
  std::optional<Schema> whole() { return std::move(whole_); }

 private:
  /// What `$ref: "#/components/inputs/NAME"` leads to; any other value itself.
  Node followed(const Node& node) const {
    if (node.value == nullptr || !node.value->contains("$ref")) return node;
    const auto text = document_.text(node, "$ref");
    const auto target = JsonPointer::parse(text);
    if (!target || !starts_with(text, "#/components/inputs/")) {
      document_.refuse(node.place / "$ref", "reference",
                       "'" + text + "' is no place for inputs that several workflows share",
                       "put them under components and write #/components/inputs/NAME");
    }
    const json* found = json_at(*document_.root().value, *target);
    if (found != nullptr && found->is_object() && found->contains("$ref")) {
      document_.refuse(node.place / "$ref", "reference", "'" + text + "' is a reference itself",
                       "write the schema out there");
    }
    if (found != nullptr) return {found, *target};
    std::vector<std::string> known;
    if (const auto* all =
            json_at(*document_.root().value, JsonPointer() / "components" / "inputs")) {
      for (const auto& member : all->items())
        known.push_back("#/components/inputs/" + member.key());
    }
    document_.refuse_name(node.place / "$ref", "reference", "nothing is at '" + text + "'", text,
                          known);
  }

  void read_declared(const Node& node) {
    document_.demand_shape(node, shapes().inputs);
    for (const auto& member : node.value->items()) {
      if (!shapes().inputs.knows(member.key())) document_.mark_unread(workflow_.place / "inputs");
    }
    const auto type = document_.optional_text(node, "type");
    if (!type.empty() && type != "object") {
      document_.refuse(node.place / "type", "input", "inputs are an object, not '" + type + "'",
                       "write type: object");
    }
    for (const auto& property : document_.members(node, "properties")) read_property(property);
    document_.attempt([&] { read_whole(node); });
    for (const auto& name : document_.texts(node, "required")) {
      document_.attempt([&] { named(name, node.place / "required").required = true; });
    }
  }

  void read_whole(const Node& node) {
    for (const char* const keyword :
         {"allOf", "anyOf", "oneOf", "not", "if", "dependencies", "patternProperties",
          "propertyNames", "minProperties", "maxProperties"}) {
      if (!node.value->contains(keyword)) continue;
      whole_ = Schema::compile(document_.source(), node.place, Dialect::Draft7);
      return;
    }
  }

  void read_property(const Node& node) {
    Input input{node.place.tokens().back(), schema(node)};
    input.place = node.place;
    const bool has_default = node.value->is_object() && node.value->contains("default");
    if (has_default) {
      input.fallback = document_.value({&node.value->at("default"), node.place / "default"});
      const bool fits = document_.attempt([&] { check_default(input); });
      if (!fits) document_.mark_unread(input.place / "default");
    }
    inputs_.push_back(std::move(input));
  }

  /// A schema that cannot be read stands for any value, so that nothing else is said of the input.
  Schema schema(const Node& node) const {
    static const auto any = read_json("true", "any");
    std::optional<Schema> compiled;
    document_.attempt([&] {
      check_schema_references(document_, node);
      compiled = Schema::compile(document_.source(), node.place, Dialect::Draft7);
    });
    return compiled ? *compiled : Schema::compile(any, {}, Dialect::Draft7);
  }

  void check_default(const Input& input) const {
    const auto place = input.place / "default";
    if (is_secret(*document_.root().value, input)) {
      document_.refuse(place, "secret", "the secret input '" + input.name + "' has a default",
                       secret_fix);
    }
    const auto findings = input.schema.check(*input.fallback);
    if (findings.valid) return;
    document_.refuse(place, "input", "the default of '" + input.name + "' breaks its own schema",
                     "expected " + findings.violations.front().expected);
  }

  void read_extension() {
    if (document_.is_unread(workflow_.place / "inputs")) return;
    const auto extension = document_.optional(workflow_, "x-contract", json::value_t::object);
    if (extension.value == nullptr) return;
    for (const auto& entry : document_.members(extension, "environment")) {
      document_.attempt([&] {
        document_.demand_kind(entry, json::value_t::string, "the name of an environment variable");
        const auto variable = entry.value->get<std::string>();
        demand_variable(entry);
        named(entry.place.tokens().back(), entry.place).environment = variable;
      });
    }
    for (const auto& name : document_.names(extension, "unique")) {
      document_.attempt([&] { named(name, extension.place / "unique").unique = true; });
    }
  }

  void demand_variable(const Node& entry) const {
    const auto& name = entry.value->get_ref<const std::string&>();
    const bool is_name = !name.empty() && !is_digit(name.front()) &&
                         std::all_of(name.begin(), name.end(),
                                     [](char c) { return is_alphanumeric(c) || c == '_'; });
    if (is_name) return;
    document_.refuse(entry.place, "name", "'" + name + "' is no name of an environment variable",
                     "use letters, digits and _, without a $ before it");
  }

  Input& named(const std::string& name, const JsonPointer& place) {
    const auto found = std::find_if(inputs_.begin(), inputs_.end(),
                                    [&](const Input& input) { return input.name == name; });
    if (found != inputs_.end()) return *found;
    std::vector<std::string> names;
    for (const auto& input : inputs_) names.push_back(input.name);
    document_.refuse_name(place, "input", "no input is called '" + name + "'", name, names);
  }

  void check_sources(const Input& input) const {
    if (input.unique && input.fallback == nullptr) {
      document_.refuse(input.place, "input", "the unique input '" + input.name + "' has no default",
                       "give it one, for runners that do not fill it");
    }
    if (input.unique && !input.environment.empty()) {
      document_.refuse(input.place, "input",
                       "'" + input.name + "' is unique and taken from the environment",
                       "leave one of the two out");
    }
  }

  const SuiteDocument& document_;
  Node workflow_;
  std::vector<Input> inputs_;
  std::optional<Schema> whole_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
