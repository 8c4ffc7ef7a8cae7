#pragma once

#include <string>
#include <string_view>

#include "../json.hpp"
#include "nlohmann_json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A text that a JSON object has under that name, or none.
inline std::string_view text_member(const json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto member = object.find(name);
  if (member == object.end() || !member->is_string()) return {};
  return member->get_ref<const std::string&>();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
