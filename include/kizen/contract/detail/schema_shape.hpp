#pragma once

#include <map>
#include <string>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A set of JSON types; `Integer` stands for whole numbers, `Fraction` for all others.
class TypeSet {
 public:
  static constexpr unsigned Null = 1;
  static constexpr unsigned Boolean = 2;
  static constexpr unsigned Integer = 4;
  static constexpr unsigned Fraction = 8;
  static constexpr unsigned String = 16;
  static constexpr unsigned Array = 32;
  static constexpr unsigned Object = 64;
  static constexpr unsigned Numbers = Integer | Fraction;
  static constexpr unsigned Primitives = Null | Boolean | Numbers | String;
  static constexpr unsigned Any = Primitives | Array | Object;

  constexpr TypeSet(unsigned types) : types_(types) {}

  /// Whether any of `types` is in the set.
  constexpr bool has(unsigned types) const { return (types_ & types) != 0; }
  constexpr bool empty() const { return types_ == 0; }

  friend constexpr TypeSet operator&(TypeSet a, TypeSet b) { return a.types_ & b.types_; }
  friend constexpr TypeSet operator|(TypeSet a, TypeSet b) { return a.types_ | b.types_; }
  friend constexpr bool operator==(TypeSet a, TypeSet b) { return a.types_ == b.types_; }

 private:
  unsigned types_;
};

/// Which types a schema leaves to a value, to its items and to its members.
struct SchemaShape {
  TypeSet types = TypeSet::Any;
  TypeSet items = TypeSet::Any;
  std::map<std::string, TypeSet> members = {};  ///< those that the schema names
  TypeSet others = TypeSet::Any;                ///< all other members; empty where none may be

  TypeSet member(const std::string& name) const {
    const auto found = members.find(name);
    return found == members.end() ? others : found->second;
  }

  /// Whether a value is an object, or null, and nothing else.
  bool is_object() const {
    return types.has(TypeSet::Object) && !types.has(TypeSet::Any ^ TypeSet::Object ^ TypeSet::Null);
  }
};

/// The shape of values that have both shapes.
inline SchemaShape both(const SchemaShape& a, const SchemaShape& b) {
  SchemaShape shape{a.types & b.types, a.items & b.items, {}, a.others & b.others};
  for (const auto* const one : {&a, &b}) {
    for (const auto& member : one->members) {
      shape.members.insert_or_assign(member.first, a.member(member.first) & b.member(member.first));
    }
  }
  return shape;
}

/// The shape of values that have either; one that is no list says nothing of items.
inline SchemaShape either(const SchemaShape& a, const SchemaShape& b) {
  const bool lists = a.types.has(TypeSet::Array);
  SchemaShape shape{a.types | b.types, lists ? a.items : b.items, {}, a.others};
  if (lists && b.types.has(TypeSet::Array)) shape.items = a.items | b.items;
  if (!a.types.has(TypeSet::Object) || !b.types.has(TypeSet::Object)) {
    const auto& objects = a.types.has(TypeSet::Object) ? a : b;
    shape.members = objects.members;
    shape.others = objects.others;
    return shape;
  }
  shape.others = a.others | b.others;
  for (const auto* const one : {&a, &b}) {
    for (const auto& member : one->members) {
      shape.members.insert_or_assign(member.first, a.member(member.first) | b.member(member.first));
    }
  }
  return shape;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
