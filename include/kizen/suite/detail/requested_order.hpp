#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../step.hpp"
#include "template_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a member or parameter of that name asks for an order, such as `sort_by` or `ordering`.
inline bool names_order(const std::string& name) {
  auto word = ascii_lower(name);
  word.erase(std::remove_if(word.begin(), word.end(), [](char c) { return c == '_' || c == '-'; }),
             word.end());
  static constexpr std::string_view words[] = {
      "order", "orderby", "ordering", "sort", "sortby", "sorting", "sorted", "sorts", "sortorder"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// Whether a payload asks for an order, or may: an expression stands for anything.
inline bool may_ask_order(const json& payload) {
  if (payload.is_string()) {
    return Expression::parse(payload.get_ref<const std::string&>()).has_value();
  }
  if (!payload.is_object()) return false;
  return std::any_of(payload.items().begin(), payload.items().end(),
                     [](const auto& member) { return names_order(member.key()); });
}

inline bool may_ask_order(const Step& step) {
  const bool by_parameter = std::any_of(
      step.parameters.begin(), step.parameters.end(), [](const StepParameter& parameter) {
        return names_order(parameter.name) && !parameter.value->is_null();
      });
  const bool by_body =
      step.body && (may_ask_order(*step.body->payload) || !step.body->replacements.empty());
  return by_parameter || by_body;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
