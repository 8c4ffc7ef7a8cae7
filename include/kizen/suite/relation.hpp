#pragma once

#include <optional>
#include <ostream>
#include <string_view>
#include <vector>

#include "../core/json_pointer.hpp"
#include "json_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// How values of one run of a workflow belong together: one item of `x-contract.relations`.
///
/// It needs no known answer: a narrower search must find a subset, pages must make up the whole.
///
/// ```cpp
/// #include <kizen/suite/relation.hpp>
/// #include <cassert>
///
/// using Kind = kizen::Relation::Kind;
/// assert(to_string(Kind::EqualSet) == "equal-set" && to_string(Kind::SortedBy) == "sorted-by");
/// ```
struct Relation {
  enum class Kind {
    Subset,         ///< each item of the first list is in the second
    Superset,       ///< each item of the second list is in the first
    Disjoint,       ///< no item is in two of the lists
    EqualSet,       ///< the lists have the same items, each as often, in any order
    Concatenation,  ///< the lists, one after another, are the whole
    SortedBy,       ///< the list is in order
    Unchanged,      ///< the second value is the first, but for some places
    Same            ///< all values have the same at one place
  };
  enum class Direction { Ascending, Descending };

  Kind kind = Kind::Same;
  std::vector<JsonValue> values = {};  ///< with expressions; none for SortedBy
  JsonValue whole = {};                ///< with expressions; for Concatenation
  JsonValue of = {};                   ///< with expressions; for SortedBy
  JsonValue stable = {};  ///< list whose order items of equal sort values keep; null: any order
  std::optional<JsonPointer> key = {};      ///< what tells items apart; nothing: all of them
  std::vector<JsonPointer> sorted_by = {};  ///< within an item; the first weighs most
  Direction direction = Direction::Ascending;
  std::vector<JsonPointer> except = {};  ///< places that Unchanged leaves aside
  JsonPointer at = {};                   ///< place that Same looks at; empty: all of the values
  JsonPointer place = {};                ///< of the item in the suite
};

/// The member that says so in a suite.
constexpr std::string_view to_string(Relation::Kind kind) {
  switch (kind) {
    case Relation::Kind::Subset:
      return "subset";
    case Relation::Kind::Superset:
      return "superset";
    case Relation::Kind::Disjoint:
      return "disjoint";
    case Relation::Kind::EqualSet:
      return "equal-set";
    case Relation::Kind::Concatenation:
      return "concatenation";
    case Relation::Kind::SortedBy:
      return "sorted-by";
    case Relation::Kind::Unchanged:
      return "unchanged";
    case Relation::Kind::Same:
      return "same";
  }
  return "unknown";
}

/// The word that a suite writes for it.
constexpr std::string_view to_string(Relation::Direction direction) {
  return direction == Relation::Direction::Ascending ? "ascending" : "descending";
}

inline std::ostream& operator<<(std::ostream& out, Relation::Kind kind) {
  return out << to_string(kind);
}

inline std::ostream& operator<<(std::ostream& out, Relation::Direction direction) {
  return out << to_string(direction);
}

inline std::ostream& operator<<(std::ostream& out, const Relation& relation) {
  return out << relation.kind;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
