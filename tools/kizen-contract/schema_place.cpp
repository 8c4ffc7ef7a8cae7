#include "schema_place.hpp"

#include <algorithm>
#include <initializer_list>
#include <kizen/core.hpp>
#include <string>
#include <string_view>

namespace kizen_tool {
namespace {

/// What stands at a place of the document.
enum class Kind {
  Value,       ///< any JSON, of which no part is a schema
  Part,        ///< an object of OpenAPI's, or what is in it
  NamedParts,  ///< parts by name or index
  Schema,
  NamedSchemas  ///< schemas by name or index
};

bool is_one_of(std::string_view token, std::initializer_list<std::string_view> all) {
  return std::find(all.begin(), all.end(), token) != all.end();
}

Kind below_schema(std::string_view token) {
  if (is_one_of(token, {"items", "not", "additionalProperties"})) return Kind::Schema;
  const bool has_schemas = is_one_of(token, {"properties", "allOf", "anyOf", "oneOf"});
  return has_schemas ? Kind::NamedSchemas : Kind::Value;
}

Kind below_part(std::string_view token) {
  if (token == "schema") return Kind::Schema;
  if (token == "schemas") return Kind::NamedSchemas;
  const bool has_names = is_one_of(token, {"paths", "responses", "parameters", "headers", "content",
                                           "requestBodies", "callbacks", "links", "encoding"});
  return has_names ? Kind::NamedParts : Kind::Part;
}

Kind below(Kind kind, std::string_view token) {
  if (kind == Kind::NamedParts) return Kind::Part;
  if (kind == Kind::NamedSchemas) return Kind::Schema;
  if (is_one_of(token, {"example", "examples"}) || kizen::detail::starts_with(token, "x-")) {
    return Kind::Value;
  }
  if (kind == Kind::Value) return Kind::Value;
  return kind == Kind::Schema ? below_schema(token) : below_part(token);
}

}  // namespace

bool is_schema_place(const kizen::JsonPointer& place) {
  auto kind = Kind::Part;
  for (const auto& token : place.tokens()) kind = below(kind, token);
  return kind == Kind::Schema;
}

}  // namespace kizen_tool
