#pragma once

#include <string_view>

#include "../../core/detail/nlohmann_json.hpp"
#include "../field_conditions.hpp"
#include "filter_inl.hpp"
#include "filter_value_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE Filter FieldConditions::condition(std::string_view condition,
                                               const json& value) const {
  return Filter::of({{"type", type_},
                     {"subtype", subtype_},
                     {"field", name_},
                     {"condition", condition},
                     {"value", value}});
}

KIZEN_INLINE Filter FieldConditions::one(std::string_view condition,
                                         const FilterValue& value) const {
  return this->condition(condition, value.to_json());
}

KIZEN_INLINE Filter FieldConditions::list(std::string_view condition,
                                          const FilterValues& values) const {
  return this->condition(condition, values.to_json());
}

}  // namespace KIZEN_ABI
}  // namespace kizen
