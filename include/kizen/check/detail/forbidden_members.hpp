#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "../../contract/detail/document_reader.hpp"
#include "../schema.hpp"
#include "wording.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The keyword that forbids a member in messages of this direction; empty where none can.
inline const char* forbidding_keyword(Dialect dialect) {
  if (dialect == Dialect::OpenApiRequest) return "readOnly";
  return dialect == Dialect::OpenApiResponse ? "writeOnly" : "";
}

/// Whether a member of that schema must not be sent in this direction.
///
/// OpenAPI 3.0.3, Schema Object, readOnly and writeOnly; references are followed.
inline bool is_forbidden(const json& document, const json& member_schema, Dialect dialect) {
  const char* const keyword = forbidding_keyword(dialect);
  const json* schema = &member_schema;
  while (schema != nullptr && schema->is_object() && schema->contains("$ref")) {
    const auto target = JsonPointer::parse(schema->at("$ref").get<std::string>());
    schema = target ? json_at(document, *target) : nullptr;
  }
  return schema != nullptr && schema->is_object() && has_flag(*schema, keyword);
}

/// Whether the schema forbids its own member `name` in this direction.
inline bool forbids_member(const json& document, const json& schema, const std::string& name,
                           Dialect dialect) {
  const auto properties = schema.find("properties");
  if (properties == schema.end()) return false;
  const auto member = properties->find(name);
  return member != properties->end() && is_forbidden(document, *member, dialect);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
