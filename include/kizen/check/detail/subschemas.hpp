#pragma once

#include <string>

#include "../../contract/detail/document_reader.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "keyword.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Calls `visit(Node)` for each schema of a list or of a map.
template <class Visit>
void for_each_element(const Node& node, Visit&& visit) {
  if (node.value->is_array()) {
    for (std::size_t i = 0; i < node.value->size(); ++i) {
      visit(Node{&(*node.value)[i], node.place / i});
    }
    return;
  }
  for (const auto& member : node.value->items()) {
    visit(Node{&member.value(), node.place / member.key()});
  }
}

/// Calls `visit(Node)` for each schema that stands right under a keyword.
template <class Visit>
void for_each_subschema(KeywordKind kind, const Node& value, Visit&& visit) {
  const bool is_list = value.value->is_array();
  switch (kind) {
    case KeywordKind::Schema:
    case KeywordKind::Child:
      visit(value);
      return;
    case KeywordKind::Schemas:
    case KeywordKind::Members:
      for_each_element(value, visit);
      return;
    case KeywordKind::Children:
      is_list ? for_each_element(value, visit) : visit(value);
      return;
    case KeywordKind::Dependencies:
      for_each_element(value, [&](const Node& one) {
        if (!one.value->is_array()) visit(one);
      });
      return;
    default:
      return;
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
