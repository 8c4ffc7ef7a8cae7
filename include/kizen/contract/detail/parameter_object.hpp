#pragma once

#include <string>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../parameter.hpp"
#include "document_reader.hpp"
#include "object_fields.hpp"
#include "shape_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline constexpr ParameterStyle parameter_styles[] = {
    ParameterStyle::Simple,    ParameterStyle::Label,          ParameterStyle::Matrix,
    ParameterStyle::Form,      ParameterStyle::SpaceDelimited, ParameterStyle::PipeDelimited,
    ParameterStyle::DeepObject};

/// Whether OpenAPI lets a parameter of that place have that style.
constexpr bool is_style_of(ParameterStyle style, ParameterPlace place) {
  switch (place) {
    case ParameterPlace::Path:
      return style == ParameterStyle::Simple || style == ParameterStyle::Label ||
             style == ParameterStyle::Matrix;
    case ParameterPlace::Query:
      return style >= ParameterStyle::Form;
    case ParameterPlace::Header:
      return style == ParameterStyle::Simple;
    case ParameterPlace::Cookie:
      return style == ParameterStyle::Form;
  }
  return false;
}

/// Whether OpenAPI has the definition of a header parameter of that name ignored: other parts of
/// the document speak of it. @see OpenAPI 3.0.3, Parameter Object, `name`
inline bool is_ignored_header(const std::string& name) {
  return same_ignoring_case(name, "Accept") || same_ignoring_case(name, "Content-Type") ||
         same_ignoring_case(name, "Authorization");
}

/// Reads Parameter and Header Objects.
class ParameterObjectReader {
 public:
  explicit ParameterObjectReader(const DocumentReader& reader) : reader_(reader) {}

  Parameter parameter(const Node& node) const {
    check_fields(reader_, node, "Parameter Object");
    Parameter parameter;
    parameter.name =
        reader_.required(node, "name", json::value_t::string).value->get<std::string>();
    parameter.place = place_of(reader_.required(node, "in", json::value_t::string));
    if (parameter.place == ParameterPlace::Header && is_ignored_header(parameter.name)) {
      return parameter;
    }
    read_rest(node, parameter);
    return parameter;
  }

  /// A Header Object is a Parameter Object without name and place.
  Parameter header(const std::string& name, const Node& node) const {
    check_fields(reader_, node, "Header Object");
    Parameter parameter{name, ParameterPlace::Header};
    read_rest(node, parameter);
    return parameter;
  }

 private:
  ParameterPlace place_of(const Node& in) const {
    const auto word = in.value->get<std::string>();
    for (const auto place : {ParameterPlace::Path, ParameterPlace::Query, ParameterPlace::Header,
                             ParameterPlace::Cookie}) {
      if (word == to_string(place)) return place;
    }
    refuse(in.place, "'" + word + "' is no place for a parameter",
           "it must be path, query, header or cookie");
  }

  [[noreturn]] void refuse(const JsonPointer& place, const std::string& problem,
                           const std::string& fix) const {
    reader_.refuse(place, "contract.parameter", problem, fix);
  }

  bool flag(const Node& node, const char* name, bool otherwise = false) const {
    const auto member = reader_.optional(node, name, json::value_t::boolean);
    return member.value == nullptr ? otherwise : member.value->get<bool>();
  }

  void read_rest(const Node& node, Parameter& parameter) const {
    parameter.declaration = node.place;
    parameter.required = flag(node, "required");
    const auto schema = reader_.optional(node, "schema", json::value_t::object);
    const auto content = reader_.optional(node, "content", json::value_t::object);
    if ((schema.value == nullptr) == (content.value == nullptr)) {
      const bool neither = schema.value == nullptr;
      refuse(node.place,
             "parameter '" + parameter.name + "' has " +
                 (neither ? "neither schema nor content" : "both schema and content"),
             neither ? "give it a schema" : "keep one of the two");
    }
    read_empty_value(node, parameter);
    if (content.value != nullptr) return read_content(node, content, parameter);
    parameter.schema = schema.place;
    const auto format = reader_.optional(schema, "format", json::value_t::string);
    parameter.is_identifier =
        schema.value->contains("pattern") || (format.value != nullptr && *format.value == "uuid");
    read_style(node, parameter);
    check_style(node, schema, parameter);
  }

  void read_empty_value(const Node& node, Parameter& parameter) const {
    parameter.allow_empty_value = flag(node, "allowEmptyValue");
    if (!parameter.allow_empty_value || parameter.place == ParameterPlace::Query) return;
    refuse(node.place / "allowEmptyValue", "only a query parameter may allow an empty value",
           "leave it out");
  }

  void read_content(const Node& node, const Node& content, Parameter& parameter) const {
    for (const char* const name : {"style", "explode", "allowReserved"}) {
      if (!node.value->contains(name)) continue;
      refuse(node.place / name, std::string("'") + name + "' says nothing beside 'content'",
             "leave it out, or give a schema in place of content");
    }
    if (content.value->size() != 1) {
      refuse(content.place,
             "'content' has " + std::to_string(content.value->size()) + " media types",
             "a parameter has exactly one");
    }
    const auto entry = content.value->begin();
    const Node type{&entry.value(), content.place / entry.key()};
    parameter.content = MediaType::parse(entry.key());
    if (!parameter.content) {
      reader_.refuse(type.place, "contract.media_type", "'" + entry.key() + "' is no media type",
                     "write one like application/json");
    }
    check_fields(reader_, type, "Media Type Object");
    const auto schema = reader_.optional(type, "schema", json::value_t::object);
    if (schema.value != nullptr) parameter.schema = schema.place;
  }

  void read_style(const Node& node, Parameter& parameter) const {
    const auto style = reader_.optional(node, "style", json::value_t::string);
    parameter.style =
        style.value == nullptr ? default_style(parameter.place) : style_of(style, parameter.place);
    parameter.explode = flag(node, "explode", parameter.style == ParameterStyle::Form);
    // OpenAPI gives allowReserved a meaning in the query alone; elsewhere it says nothing.
    parameter.allow_reserved =
        flag(node, "allowReserved") && parameter.place == ParameterPlace::Query;
  }

  ParameterStyle style_of(const Node& node, ParameterPlace place) const {
    const auto word = node.value->get<std::string>();
    std::vector<std::string> known;
    for (const auto style : parameter_styles) {
      if (is_style_of(style, place)) known.emplace_back(to_string(style));
      if (word == to_string(style) && is_style_of(style, place)) return style;
    }
    std::vector<std::string> all;
    for (const auto style : parameter_styles) all.emplace_back(to_string(style));
    const bool misplaced = std::find(all.begin(), all.end(), word) != all.end();
    const auto near = misplaced ? std::string() : did_you_mean(word, known);
    refuse(node.place,
           misplaced
               ? "'" + word + "' is no style of a " + std::string(to_string(place)) + " parameter"
               : "'" + word + "' is no style",
           near.empty() ? "it must be " + joined(known, " or ") : near);
  }

  /// Refuses what has no spelling at all. What OpenAPI merely leaves undefined, such as lists of
  /// lists, is found unchecked once it is sent: one such parameter makes no contract useless.
  void check_style(const Node& node, const Node& schema, const Parameter& parameter) const {
    if (parameter.style < ParameterStyle::SpaceDelimited) return;
    const auto types = ShapeReader(reader_.document()).shape(*schema.value).types;
    const bool deep = parameter.style == ParameterStyle::DeepObject;
    if (types.has(deep ? TypeSet::Object : TypeSet::Object | TypeSet::Array)) return;
    refuse(node.place / "style",
           "'" + std::string(to_string(parameter.style)) + "' is a style of " +
               (deep ? "objects" : "lists and objects") + ", and '" + parameter.name + "' is none",
           "leave style out, or change the schema");
  }

  const DocumentReader& reader_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
