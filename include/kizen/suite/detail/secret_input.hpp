#pragma once

#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "../workflow.hpp"
#include "followed_schema.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What to do about a secret that a suite holds.
inline constexpr const char* secret_fix =
    "take it out; a suite holds no secrets; name a variable for it in x-contract.environment";

/// Whether an input says `format: password`, which nobody may write into a suite.
///
/// @param document of the suite that declares it
inline bool is_secret(const json& document, const Input& input) {
  const auto* const schema = followed_schema(document, input.place);
  if (schema == nullptr) return false;
  const auto format = schema->find("format");
  return format != schema->end() && *format == "password";
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
