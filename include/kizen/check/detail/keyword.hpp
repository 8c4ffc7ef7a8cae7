#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "../schema.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What stands under a keyword of a schema.
enum class KeywordKind {
  Annotation,   ///< says nothing about values
  Assertion,    ///< data that values are held to
  Schema,       ///< one schema, for the value itself
  Schemas,      ///< a list of schemas, for the value itself
  Child,        ///< one schema, for parts of the value; may be true or false
  Children,     ///< one schema or a list of them, for items of the value
  Members,      ///< schemas by name, for members of the value
  Definitions,  ///< schemas by name, for nothing by themselves
  Unsupported   ///< not checked, so refused
};

/// A keyword of a schema language.
struct Keyword {
  std::string_view name;
  KeywordKind kind;
  bool in_openapi;
  bool in_draft7;
};

inline constexpr std::array keyword_table = {
#include "keywords.inc"
};

inline bool knows(Dialect dialect, const Keyword& keyword) {
  return dialect == Dialect::Draft7 ? keyword.in_draft7 : keyword.in_openapi;
}

/// The keyword of that name in a dialect, or null.
inline const Keyword* find_keyword(Dialect dialect, std::string_view name) {
  for (const auto& keyword : keyword_table) {
    if (keyword.name == name && knows(dialect, keyword)) return &keyword;
  }
  return nullptr;
}

inline std::vector<std::string> keyword_names(Dialect dialect) {
  std::vector<std::string> names;
  for (const auto& keyword : keyword_table) {
    if (knows(dialect, keyword)) names.emplace_back(keyword.name);
  }
  return names;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
