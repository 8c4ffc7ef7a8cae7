#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "document_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The fixed fields that OpenAPI gives to one kind of object, separated by spaces.
struct ObjectFields {
  std::string_view object;
  std::string_view fields;
};

inline constexpr std::array object_fields_table = {
#include "object_fields.inc"
};

/// Refuses a field that OpenAPI does not know: a misspelt one would be left aside in silence.
///
/// @param object the name of the kind, such as `Response Object`
/// @throws ContractError `contract.field`
inline void check_fields(const DocumentReader& reader, const Node& node, std::string_view object) {
  if (!node.value->is_object()) {
    reader.refuse(node.place, "contract.member",
                  "the " + std::string(object) + " is " + node.value->type_name(),
                  "it must be an object");
  }
  const auto known = std::find_if(object_fields_table.begin(), object_fields_table.end(),
                                  [&](const ObjectFields& one) { return one.object == object; });
  const auto fields = split(known->fields, ' ');
  for (const auto& member : node.value->items()) {
    const auto& name = member.key();
    if (starts_with(name, "x-")) continue;
    if (std::find(fields.begin(), fields.end(), name) != fields.end()) continue;
    const auto near = did_you_mean(name, fields);
    reader.refuse(node.place / name, "contract.field",
                  "'" + name + "' is no field of the " + std::string(object),
                  near.empty() ? "remove it, or start it with x-" : near);
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
