#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../contract/detail/document_reader.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "discriminator_reader.hpp"
#include "format.hpp"
#include "keyword.hpp"
#include "keyword_shape.hpp"
#include "number_format.hpp"
#include "pattern.hpp"
#include "pattern_error.hpp"
#include "subschemas.hpp"
#include "wording.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Compiled patterns by their text.
using PatternTable = std::map<std::string, Pattern>;

/// What reading a schema, and all that it refers to, brought to light.
struct SchemaInventory {
  std::vector<JsonPointer> targets = {};  ///< the schema itself, then what references lead to
  PatternTable patterns = {};
  std::vector<std::string> notes = {};  ///< what is not checked, one line each
};

/// Reads every schema that one schema reaches, and refuses what cannot be checked.
class SchemaReader {
 public:
  SchemaReader(const DocumentReader& reader, Dialect dialect)
      : reader_(reader), dialect_(dialect) {}

  /// @throws ContractError with the place of what cannot be checked
  SchemaInventory read(const JsonPointer& place) {
    reach(place);
    for (std::size_t i = 0; i < inventory_.targets.size(); ++i) {
      const auto target = inventory_.targets[i];
      read_schema({json_at(reader_.document(), target), target});
    }
    return std::move(inventory_);
  }

 private:
  void reach(const JsonPointer& target) {
    if (seen_.insert(target).second) inventory_.targets.push_back(target);
  }

  void read_schema(const Node& node) {
    if (dialect_ == Dialect::Draft7 && node.value->is_boolean()) return;
    if (!node.value->is_object()) {
      reader_.refuse(node.place, "schema.kind",
                     std::string("a schema is an object, not ") + node.value->type_name(),
                     "write {} for a schema that takes anything");
    }
    if (node.value->contains("$ref")) {
      reader_.followed(node);
      reach(reader_.reference_target(node));
      note_siblings(node);
      return;
    }
    for (const auto& member : node.value->items()) {
      read_keyword(member.key(), {&member.value(), node.place / member.key()});
    }
    read_format(node);
    read_discriminator(node);
  }

  void read_keyword(const std::string& name, const Node& value) {
    const auto* keyword = find_keyword(dialect_, name);
    if (keyword == nullptr && starts_with(name, "x-")) return;
    if (keyword == nullptr) {
      const auto near = did_you_mean(name, keyword_names(dialect_));
      reader_.refuse(value.place, "schema.keyword", "'" + name + "' is no keyword of a schema",
                     near.empty() ? "remove it, or start it with x-" : near);
    }
    if (keyword->kind == KeywordKind::Unsupported) {
      reader_.refuse(value.place, "schema.unsupported", "'" + name + "' is not checked here",
                     "say it with other keywords");
    }
    check_shape(name, value);
    if (name == "pattern") read_pattern(value, value.value->get<std::string>());
    if (name == "patternProperties") read_patterns(value);
    if (name == "dependencies") read_dependencies(value);
    if (keyword->kind == KeywordKind::Child && value.value->is_boolean()) return;
    for_each_subschema(keyword->kind, value, [&](const Node& child) { read_schema(child); });
  }

  void check_shape(const std::string& name, const Node& value) const {
    const auto wanted = wanted_instead(dialect_, name, *value.value);
    if (wanted.empty()) return;
    reader_.refuse(value.place, "schema.kind", "'" + name + "' is " + shown(*value.value),
                   "it must be " + std::string(wanted));
  }

  void read_patterns(const Node& members) {
    for_each_element(
        members, [&](const Node& member) { read_pattern(member, member.place.tokens().back()); });
  }

  void read_pattern(const Node& value, const std::string& text) {
    try {
      inventory_.patterns.emplace(text, Pattern::compile(text));
    } catch (const PatternError& error) {
      reader_.refuse(value.place, "schema.pattern",
                     "'" + text + "' cannot be used: " + error.what(), error.remedy());
    }
  }

  void read_format(const Node& schema) {
    const auto found = schema.value->find("format");
    if (found == schema.value->end()) return;
    const Node value{&*found, schema.place / "format"};
    const auto name = found->get<std::string>();
    if (format_test(name) != nullptr || find_number_format(name) != nullptr) {
      return note_idle_format(value, name, *schema.value);
    }
    const auto near = did_you_mean(name, known_formats());
    note(value, "format '" + name + "' is not checked" + (near.empty() ? "" : "; " + near));
  }

  static std::vector<std::string> known_formats() {
    std::vector<std::string> names;
    for (const auto name : format_names()) names.emplace_back(name);
    for (const auto& format : number_formats) names.emplace_back(format.name);
    return names;
  }

  /// What stands beside `$ref` and is meant to be checked. @see OpenAPI 3.0.3, Reference Object
  void note_siblings(const Node& node) {
    for (const auto& member : node.value->items()) {
      const auto* keyword = find_keyword(dialect_, member.key());
      const bool is_annotation =
          (keyword == nullptr && starts_with(member.key(), "x-")) ||
          (keyword != nullptr &&
           (keyword->kind == KeywordKind::Annotation || keyword->kind == KeywordKind::Definitions));
      if (is_annotation) continue;
      note({&member.value(), node.place / member.key()},
           "'" + member.key() + "' is not checked: it stands beside $ref");
    }
  }

  /// A format of numbers under a type of strings, or the other way round.
  void note_idle_format(const Node& value, const std::string& name, const json& schema) {
    const bool is_of_numbers = find_number_format(name) != nullptr;
    const auto type = schema.value("type", json());
    const bool is_idle = is_of_numbers ? type == "string" : type == "integer" || type == "number";
    if (!is_idle) return;
    note(value, "format '" + name + "' is not checked: it speaks of " +
                    (is_of_numbers ? "numbers" : "strings") + " alone");
  }

  /// valijson cuts names at a NUL.
  void refuse_nul(const Node& value, const std::string& name) const {
    if (name.find('\0') == std::string::npos) return;
    reader_.refuse(value.place, "schema.unsupported", "a name has the character NUL",
                   "such a name is not checked here");
  }

  void read_dependencies(const Node& value) const {
    for_each_element(value, [&](const Node& one) {
      refuse_nul(one, one.place.tokens().back());
      if (!one.value->is_array()) return;
      for (const auto& name : *one.value) refuse_nul(one, name.get<std::string>());
    });
  }

  /// Without branches it chooses among schemas that refer to this one, which is not followed.
  void read_discriminator(const Node& schema) {
    const auto found = schema.value->find("discriminator");
    if (found == schema.value->end() || !is_openapi(dialect_)) return;
    if (discriminated_keyword(*schema.value) == nullptr) {
      return note({&*found, schema.place / "discriminator"},
                  "a discriminator without oneOf or anyOf is not checked");
    }
    const auto discriminator = discriminator_of(reader_, schema, dialect_);
    refuse_nul({&*found, schema.place / "discriminator"}, discriminator->member);
  }

  void note(const Node& value, const std::string& what) {
    inventory_.notes.push_back(reader_.place(value.place).to_string() + ": " + what);
  }

  const DocumentReader& reader_;
  Dialect dialect_;
  std::set<JsonPointer> seen_;
  SchemaInventory inventory_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
