#pragma once

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What values of a field type are alike in, whatever the type is called.
enum class ValueShape { Text, Number, Date, DateTime, Flag, Choice, Choices, Links, Employee };

/// @see behaviour page, Fields and values
inline ValueShape shape_of(std::string_view field_type) {
  static constexpr std::array<std::pair<std::string_view, ValueShape>, 19> shapes = {{
      {"text", ValueShape::Text},
      {"longtext", ValueShape::Text},
      {"email", ValueShape::Text},
      {"phonenumber", ValueShape::Text},
      {"integer", ValueShape::Number},
      {"decimal", ValueShape::Number},
      {"money", ValueShape::Number},
      {"rating", ValueShape::Number},
      {"date", ValueShape::Date},
      {"datetime", ValueShape::DateTime},
      {"checkbox", ValueShape::Flag},
      {"dropdown", ValueShape::Choice},
      {"radio", ValueShape::Choice},
      {"status", ValueShape::Choice},
      {"yesnomaybe", ValueShape::Choice},
      {"checkboxes", ValueShape::Choices},
      {"dynamictags", ValueShape::Choices},
      {"relationship", ValueShape::Links},
      {"team_selector", ValueShape::Employee},
  }};
  const auto found = std::find_if(shapes.begin(), shapes.end(),
                                  [&](const auto& entry) { return entry.first == field_type; });
  if (found == shapes.end()) {
    throw std::invalid_argument("the catalogue has a field of unknown type " +
                                std::string(field_type));
  }
  return found->second;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
