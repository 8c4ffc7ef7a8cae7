#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "../../contract/detail/document_reader.hpp"
#include "../../core/detail/depth.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../schema.hpp"
#include "keyword.hpp"
#include "wording.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How many schemas may join each other by `allOf` to be looked at.
inline constexpr std::size_t most_joined = 16;

/// The keyword that forbids a member in messages of this direction; empty where none can.
inline const char* forbidding_keyword(Dialect dialect) {
  if (dialect == Dialect::OpenApiRequest) return "readOnly";
  return dialect == Dialect::OpenApiResponse ? "writeOnly" : "";
}

/// Calls `visit(schema)` for a schema, references followed, and for all that its `allOf` joins to it.
///
/// InPlaceOrder refuses circles later; here the depth alone is bounded.
template <class Visit>
void for_each_joined(const json& document, const json& written, const Visit& visit,
                     std::size_t depth = 0) {
  const json* schema = &written;
  for (std::size_t steps = 0; schema->is_object() && schema->contains("$ref"); ++steps) {
    const auto target = JsonPointer::parse(schema->at("$ref").get<std::string>());
    const auto* next = target ? json_at(document, *target) : nullptr;
    if (next == nullptr || steps == max_depth) return;
    schema = next;
  }
  if (!schema->is_object()) return;
  visit(*schema);
  const auto all = schema->find("allOf");
  if (all == schema->end() || depth == most_joined) return;
  for (const auto& one : *all) for_each_joined(document, one, visit, depth + 1);
}

/// Whether a member of that schema must not be sent in this direction.
///
/// OpenAPI 3.0.3, Schema Object, readOnly and writeOnly.
inline bool is_forbidden(const json& document, const json& member_schema, Dialect dialect) {
  const char* const keyword = forbidding_keyword(dialect);
  bool forbidden = false;
  for_each_joined(document, member_schema,
                  [&](const json& schema) { forbidden = forbidden || has_flag(schema, keyword); });
  return forbidden;
}

/// Names of members that must not be sent, wherever the schema and what it joins say so: none of
/// them is asked for in this direction.
using ForbiddenNames = std::set<std::string>;

/// Adds the names that a schema, or what its `allOf` joins to it, forbids in this direction.
inline ForbiddenNames with_forbidden(ForbiddenNames names, const json& document,
                                     const json& written, Dialect dialect) {
  if (!is_openapi(dialect)) return names;
  for_each_joined(document, written, [&](const json& schema) {
    const auto properties = schema.find("properties");
    if (properties == schema.end()) return;
    for (const auto& member : properties->items()) {
      if (is_forbidden(document, member.value(), dialect)) names.insert(member.key());
    }
  });
  return names;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
