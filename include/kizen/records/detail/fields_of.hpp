#pragma once

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The object `fields` of a record; null where it has none.
inline const json* fields_of(const json& record) {
  if (!record.is_object()) return nullptr;
  const auto fields = record.find("fields");
  return fields != record.end() && fields->is_object() ? &*fields : nullptr;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
