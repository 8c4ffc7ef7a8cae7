#pragma once

#include "../../contract/detail/document_reader.hpp"
#include "../../contract/media_type.hpp"
#include "../../core/detail/nlohmann_json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether bodies of a type are held to a schema as one string: text, and a schema for strings.
///
/// @param schema follows references
inline bool is_text_with_schema(const DocumentReader& reader, const MediaType& type,
                                const Node& schema) {
  if (type.type() != "text" || type.is_json()) return false;
  const auto followed = reader.followed(schema);
  return followed.value->is_object() && followed.value->value("type", json()) == "string";
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
