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
enum class Shape { Text, Number, Date, DateTime, Flag, Choice, Choices, Links, Employee };

/// @see behaviour page, Fields and values
inline Shape shape_of(std::string_view field_type) {
  static constexpr std::array<std::pair<std::string_view, Shape>, 19> shapes = {{
      {"text", Shape::Text},
      {"longtext", Shape::Text},
      {"email", Shape::Text},
      {"phonenumber", Shape::Text},
      {"integer", Shape::Number},
      {"decimal", Shape::Number},
      {"money", Shape::Number},
      {"rating", Shape::Number},
      {"date", Shape::Date},
      {"datetime", Shape::DateTime},
      {"checkbox", Shape::Flag},
      {"dropdown", Shape::Choice},
      {"radio", Shape::Choice},
      {"status", Shape::Choice},
      {"yesnomaybe", Shape::Choice},
      {"checkboxes", Shape::Choices},
      {"dynamictags", Shape::Choices},
      {"relationship", Shape::Links},
      {"team_selector", Shape::Employee},
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
