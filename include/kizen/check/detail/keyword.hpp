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
  Annotation,     ///< says nothing about values
  Assertion,      ///< data that one value is held to
  Type,           ///< names of types
  Required,       ///< names of members
  Count,          ///< a number of items or members
  Flag,           ///< true or false, which changes what other keywords mean
  Discriminator,  ///< a Discriminator Object
  Schema,         ///< one schema, for the value itself
  Schemas,        ///< a list of schemas, for the value itself
  Child,          ///< one schema, for parts of the value; may be true or false
  Children,       ///< one schema or a list of them, for items of the value
  Members,        ///< schemas by name or pattern, for members of the value
  Dependencies,   ///< schemas or names by name, for the value itself
  Definitions,    ///< schemas by name, for nothing by themselves
  Unsupported     ///< not checked, so refused
};

/// Sets of dialects.
inline constexpr unsigned in_openapi = 1;
inline constexpr unsigned in_draft4 = 2;
inline constexpr unsigned in_draft7 = 4;
inline constexpr unsigned in_all = in_openapi | in_draft4 | in_draft7;

constexpr bool covers(unsigned dialects, Dialect dialect) {
  switch (dialect) {
    case Dialect::OpenApiRequest:
    case Dialect::OpenApiResponse:
      return (dialects & in_openapi) != 0;
    case Dialect::Draft4:
      return (dialects & in_draft4) != 0;
    case Dialect::Draft7:
      return (dialects & in_draft7) != 0;
  }
  return false;
}

constexpr bool is_openapi(Dialect dialect) { return covers(in_openapi, dialect); }

/// A keyword of a schema language.
struct Keyword {
  std::string_view name;
  KeywordKind kind;
  unsigned dialects;
};

inline constexpr std::array keyword_table = {
#include "keywords.inc"
};

/// The keyword of that name in a dialect, or null.
inline const Keyword* find_keyword(Dialect dialect, std::string_view name) {
  for (const auto& keyword : keyword_table) {
    if (keyword.name == name && covers(keyword.dialects, dialect)) return &keyword;
  }
  return nullptr;
}

inline std::vector<std::string> keyword_names(Dialect dialect) {
  std::vector<std::string> names;
  for (const auto& keyword : keyword_table) {
    if (covers(keyword.dialects, dialect)) names.emplace_back(keyword.name);
  }
  return names;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
