#pragma once

#include <optional>
#include <string>

#include "../../contract.hpp"
#include "../../core/detail/nlohmann_json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The schema at a place, or what its references lead to; null where that is no object.
inline const json* followed_schema(const json& document, const JsonPointer& place) {
  static constexpr int most_references = 32;
  const json* schema = json_at(document, place);
  for (int followed = 0; schema != nullptr && schema->is_object(); ++followed) {
    const auto reference = schema->find("$ref");
    if (reference == schema->end()) return schema;
    const auto target = reference->is_string() && followed < most_references
                            ? JsonPointer::parse(reference->get<std::string>())
                            : std::nullopt;
    schema = target ? json_at(document, *target) : nullptr;
  }
  return nullptr;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
