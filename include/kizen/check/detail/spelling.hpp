#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "../../contract/detail/schema_shape.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Takes digits off the front of a text; whether there was one.
inline bool take_digits(std::string_view& text) {
  const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(end);
  return end > 0;
}

/// Whether a text is one number of JSON. @see RFC 8259, 6
inline bool is_json_number(std::string_view text) {
  if (starts_with(text, "-")) text.remove_prefix(1);
  const bool leading_zero = starts_with(text, "0");
  const auto whole = text.size();
  if (!take_digits(text) || (leading_zero && whole - text.size() > 1)) return false;
  if (starts_with(text, ".")) {
    text.remove_prefix(1);
    if (!take_digits(text)) return false;
  }
  if (starts_with(text, "e") || starts_with(text, "E")) {
    text.remove_prefix(1);
    if (starts_with(text, "+") || starts_with(text, "-")) text.remove_prefix(1);
    if (!take_digits(text)) return false;
  }
  return text.empty();
}

/// The JSON texts that a primitive's text may stand for where `types` are allowed; never none.
///
/// The string comes last: should no spelling be valid, what is said of the first is said of the
/// number that was meant, not of a string nobody thought of. A number is spelled as it came.
///
/// @param text well-formed UTF-8
inline std::vector<std::string> spellings(const std::string& text, TypeSet types) {
  std::vector<std::string> all;
  const bool is_boolean = text == "true" || text == "false";
  const bool is_typed = (types.has(TypeSet::Null) && text == "null") ||
                        (types.has(TypeSet::Boolean) && is_boolean) ||
                        (types.has(TypeSet::Numbers) && is_json_number(text));
  if (is_typed) all.push_back(text);
  if (!is_typed || types.has(TypeSet::String)) all.push_back(json(text).dump());
  return all;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
