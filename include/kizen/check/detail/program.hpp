#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../contract/detail/schema_shape.hpp"
#include "../../core/detail/hash.hpp"
#include "../../core/detail/json_tree.hpp"
#include "../../core/json_pointer.hpp"
#include "assertion.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A schema of a program, by number.
using SchemaIndex = std::uint32_t;

/// The type of every value of a kind; of a number, the one that is not limited to integers.
constexpr unsigned type_of(JsonKind kind) {
  switch (kind) {
    case JsonKind::Null:
      return TypeSet::Null;
    case JsonKind::Boolean:
      return TypeSet::Boolean;
    case JsonKind::Number:
      return TypeSet::Fraction;
    case JsonKind::String:
      return TypeSet::String;
    case JsonKind::Array:
      return TypeSet::Array;
    case JsonKind::Object:
      return TypeSet::Object;
  }
  return 0;
}

/// What a schema says of the members of one name.
struct NamedMember {
  std::string name;
  std::optional<SchemaIndex> schema = {};  ///< under `properties`
  bool is_required = false;
  bool is_forbidden = false;  ///< in this direction
};

/// Members by name.
class MemberTable {
 public:
  /// The member of that name; made where there is none.
  NamedMember& add(const std::string& name) {
    for (auto& member : members_) {
      if (member.name == name) return member;
    }
    return members_.emplace_back(NamedMember{name});
  }

  /// To be called once, when all are added.
  void index() {
    std::size_t size = 4;
    while (size < 2 * members_.size()) size *= 2;
    slots_.assign(size, 0);
    for (std::size_t i = 0; i < members_.size(); ++i) {
      auto slot = hash_of(members_[i].name) & (size - 1);
      while (slots_[slot] != 0) slot = (slot + 1) & (size - 1);
      slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
  }

  const NamedMember* find(std::string_view name) const {
    for (auto slot = hash_of(name);; ++slot) {
      const auto found = slots_[slot & (slots_.size() - 1)];
      if (found == 0) return nullptr;
      if (members_[found - 1].name == name) return &members_[found - 1];
    }
  }

  const std::vector<NamedMember>& all() const { return members_; }

 private:
  std::vector<NamedMember> members_;
  std::vector<std::uint32_t> slots_;
};

/// A least and a greatest number of items or members, with the words for either.
struct CountBounds {
  std::optional<std::uint64_t> least = {};
  std::optional<std::uint64_t> most = {};
};

/// What `patternProperties` says of the members whose names match one pattern.
struct PatternMember {
  Pattern pattern;
  SchemaIndex schema;
};

/// What `dependencies` asks of an object that has one member.
struct Dependency {
  std::string name;
  std::vector<std::string> required = {};
  std::optional<SchemaIndex> schema = {};
};

struct ObjectKeywords {
  MemberTable members = {};
  std::size_t required_count = 0;
  std::vector<PatternMember> patterns = {};
  std::optional<SchemaIndex> additional = {};  ///< none where anything goes
  bool is_closed = false;                      ///< `additionalProperties: false`
  std::optional<SchemaIndex> names = {};
  std::vector<Dependency> dependencies = {};
  CountBounds count = {};
};

struct ArrayKeywords {
  std::optional<SchemaIndex> items = {};
  std::vector<SchemaIndex> tuple = {};         ///< the first items, one by one
  std::optional<SchemaIndex> additional = {};  ///< behind those
  std::optional<SchemaIndex> contains = {};
  std::string contained = {};  ///< that schema, for people
  CountBounds count = {};
};

/// Which branch a member's value names. @see OpenAPI 3.0.3, Discriminator Object
struct Discriminator {
  std::string member;
  std::vector<std::pair<std::string, std::size_t>> branches = {};  ///< value, number of the branch
};

struct BranchKeywords {
  std::vector<SchemaIndex> all_of = {};
  std::vector<SchemaIndex> any_of = {};
  std::vector<SchemaIndex> one_of = {};
  std::optional<Discriminator> discriminator = {};  ///< among `one_of`, or else `any_of`
  std::optional<SchemaIndex> none_of = {};          ///< `not`
  std::string refused = {};                         ///< that schema, for people
  std::optional<SchemaIndex> condition = {};        ///< `if`
  std::optional<SchemaIndex> then = {};
  std::optional<SchemaIndex> otherwise = {};  ///< `else`
};

/// One schema, ready to hold values to.
struct SchemaNode {
  JsonPointer place = {};  ///< in its document
  TypeSet types = TypeSet::Any;
  bool is_false = false;    ///< takes nothing at all
  bool takes_null = false;  ///< whatever its other keywords say
  std::string type_expected = {};
  std::vector<Assertion> assertions = {};
  std::optional<ObjectKeywords> object = {};
  std::optional<ArrayKeywords> array = {};
  std::optional<BranchKeywords> branches = {};

  /// Schemas that speak of the same value as this one.
  std::vector<SchemaIndex> in_place() const {
    std::vector<SchemaIndex> all;
    if (object) {
      for (const auto& dependency : object->dependencies) {
        if (dependency.schema) all.push_back(*dependency.schema);
      }
    }
    if (!branches) return all;
    for (const auto& list : {branches->all_of, branches->any_of, branches->one_of}) {
      all.insert(all.end(), list.begin(), list.end());
    }
    for (const auto& one :
         {branches->none_of, branches->condition, branches->then, branches->otherwise}) {
      if (one) all.push_back(*one);
    }
    return all;
  }
};

/// A schema and all that it refers to, compiled: each place once, references resolved.
struct Program {
  std::vector<SchemaNode> schemas = {};  ///< the first is where it starts
  std::size_t depth =
      1;  ///< how many schemas speak of one value, each leading to the next, at most
  bool takes_whole_floats = false;      ///< whether 1.0 is an integer
  const char* forbidding_keyword = "";  ///< what forbids a member in this direction
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
