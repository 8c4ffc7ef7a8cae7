#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Characters, as a class of RE2 names them.
struct EcmaSet {
  std::string members;
  bool is_complement = false;  ///< all but the members, which cannot be said within a class
};

/// A general category of Unicode. RE2 leaves what is unassigned out of C, and has no Cn and no LC.
struct EcmaCategory {
  std::string_view alias;
  std::string_view name;
  std::string_view groups;  ///< what RE2 calls them; after a `^`, what it calls all others
};

inline constexpr std::array ecma_categories = {
#include "ecma_categories.inc"
};

inline const EcmaCategory* find_category(std::string_view name) {
  for (const auto& category : ecma_categories) {
    if (category.alias == name || category.name == name) return &category;
  }
  return nullptr;
}

/// The set of some groups of RE2, or of all that is in none of them.
inline EcmaSet set_of_groups(std::string_view groups, bool negated) {
  const bool is_complement = take(groups, '^') != negated;
  if (is_complement && groups.find(' ') == std::string_view::npos)
    return {"\\P{" + std::string(groups) + "}"};
  EcmaSet set{{}, is_complement};
  for (const auto group : split(groups, ' ')) set.members += "\\p{" + std::string(group) + "}";
  return set;
}

/// What follows `name=`, where that is what the text begins with.
inline std::optional<std::string_view> value_of(std::string_view text, std::string_view name) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || text.substr(0, equals) != name) return std::nullopt;
  return text.substr(equals + 1);
}

/// The set that a script is. RE2 looks the name up: one of two letters would be a category there.
inline std::optional<EcmaSet> script_set(std::string_view script, bool negated) {
  if (script.size() < 3 || script == "Any") return std::nullopt;
  return set_of_groups(script, negated);
}

/// The characters with a property, or without it, by what stands between the braces of `\p{}`;
/// nothing where it is not known here.
/// @see ECMA-262, 22.2.1, UnicodePropertyValueExpression
inline std::optional<EcmaSet> property_set(std::string_view text, bool negated) {
  if (const auto script = value_of(text, "Script")) return script_set(*script, negated);
  if (const auto script = value_of(text, "sc")) return script_set(*script, negated);
  if (text == "Any") return EcmaSet{"\\x{0}-\\x{10FFFF}", negated};
  if (text == "ASCII") return EcmaSet{negated ? "\\x{80}-\\x{10FFFF}" : "\\x{0}-\\x{7F}"};
  if (text == "Assigned") return set_of_groups("C L M N P S Z", negated);
  auto category = value_of(text, "General_Category");
  if (!category) category = value_of(text, "gc");
  const auto* const found = find_category(category.value_or(text));
  if (found == nullptr) return std::nullopt;
  return set_of_groups(found->groups, negated);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
