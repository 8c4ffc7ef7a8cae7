#pragma once

#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "document_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a member holds data, in which `$ref` means nothing.
inline bool holds_data(const std::string& name) {
  return name == "example" || name == "examples" || name == "default" || name == "enum" ||
         starts_with(name, "x-");
}

/// Checks every reference of a document: that it stays inside, leads to something, and ends.
///
/// Members of `properties` are names, so a property may be called `example`.
inline void check_references(const DocumentReader& reader, const Node& node,
                             bool members_are_names = false) {
  if (node.value->is_array()) {
    for (std::size_t i = 0; i < node.value->size(); ++i) {
      check_references(reader, {&(*node.value)[i], node.place / i});
    }
    return;
  }
  if (!node.value->is_object()) return;
  if (!members_are_names && node.value->contains("$ref")) {
    reader.followed(node);
    return;
  }
  for (const auto& member : node.value->items()) {
    if (!members_are_names && holds_data(member.key())) continue;
    check_references(reader, {&member.value(), node.place / member.key()},
                     !members_are_names && member.key() == "properties");
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
