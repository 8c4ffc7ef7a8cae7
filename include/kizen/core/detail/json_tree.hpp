#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

enum class JsonKind : std::uint8_t { Null, Boolean, Number, String, Array, Object };

/// One value of a JsonTree, or the name of a member.
struct JsonNode {
  std::uint32_t offset = 0;  ///< of the value in the text, quotes included
  std::uint32_t begin = 0;   ///< of a string's characters, or of a literal
  std::uint32_t size = 0;    ///< of the same, in bytes
  std::uint32_t next = 0;    ///< index behind the last node inside this one
  std::uint32_t count = 0;   ///< items or members
  JsonKind kind = JsonKind::Null;
  bool is_integer = false;    ///< a number without fraction and exponent
  bool is_unescaped = false;  ///< its characters stand apart from the text
};

/// A JSON text as a flat row of nodes, in the order of the text: a container, then what it holds,
/// each member's name before its value.
///
/// Nothing is copied but strings with escapes, so the text must outlive the tree. Numbers stay as
/// they are written, so none is rounded.
class JsonTree {
 public:
  JsonTree() = default;
  explicit JsonTree(std::string_view text) : text_(text) {}

  /// The characters of a string, or the literal as written. Views the text or this tree.
  std::string_view text(const JsonNode& node) const {
    const std::string_view all = node.is_unescaped ? std::string_view(unescaped_) : text_;
    return all.substr(node.begin, node.size);
  }

  std::vector<JsonNode>& nodes() { return nodes_; }
  const std::vector<JsonNode>& nodes() const { return nodes_; }

  /// The characters of strings that have escapes, one string behind the other.
  std::string& unescaped() { return unescaped_; }

  /// How many containers stand in each other at most.
  std::size_t depth() const { return depth_; }
  void reach(std::size_t depth) { depth_ = depth > depth_ ? depth : depth_; }

 private:
  std::string_view text_;
  std::string unescaped_;
  std::vector<JsonNode> nodes_;
  std::size_t depth_ = 0;
};

/// One value of a tree. Cheap to copy; lives as long as the tree.
///
/// ```
/// for (auto item = list.first(); item != list.end(); item = item.after()) use(item);
/// for (auto name = object.first(); name != object.end(); name = name.value().after()) ...
/// ```
class JsonView {
 public:
  JsonView(const JsonTree& tree, std::uint32_t index = 0) : tree_(&tree), index_(index) {}

  JsonKind kind() const { return node().kind; }
  bool is(JsonKind kind) const { return node().kind == kind; }
  bool is_integer() const { return node().is_integer; }

  /// The characters of a string, or the literal as written.
  std::string_view text() const { return tree_->text(node()); }

  /// How many items or members a container has.
  std::size_t count() const { return node().count; }

  /// The first item, or the name of the first member; `end()` where there is none.
  JsonView first() const { return {*tree_, index_ + 1}; }
  JsonView end() const { return {*tree_, node().next}; }

  /// What stands behind this value.
  JsonView after() const { return {*tree_, node().next}; }

  /// The value of the member whose name this is.
  JsonView value() const { return {*tree_, index_ + 1}; }

  /// How many containers stand in each other at most, in the whole tree.
  std::size_t tree_depth() const { return tree_->depth(); }

  /// How many nodes this value is made of.
  std::size_t weight() const { return node().next - index_; }

  /// Place in the order of the text.
  std::uint32_t index() const { return index_; }

  /// Where it begins in the text, in bytes.
  std::size_t offset() const { return node().offset; }

  /// How much of the text it takes, in bytes, if it is no string.
  std::size_t size() const { return node().size; }

  friend bool operator==(const JsonView& a, const JsonView& b) { return a.index_ == b.index_; }
  friend bool operator!=(const JsonView& a, const JsonView& b) { return a.index_ != b.index_; }

 private:
  const JsonNode& node() const { return tree_->nodes()[index_]; }

  const JsonTree* tree_;
  std::uint32_t index_;
};

/// Calls `visit(name, value)` for each member until it returns false; whether it never did.
template <class Visit>
bool all_members(JsonView object, Visit&& visit) {
  for (auto name = object.first(); name != object.end(); name = name.value().after()) {
    if (!visit(name, name.value())) return false;
  }
  return true;
}

/// Calls `visit(item, index)` for each item until it returns false; whether it never did.
template <class Visit>
bool all_items(JsonView list, Visit&& visit) {
  std::size_t index = 0;
  for (auto item = list.first(); item != list.end(); item = item.after()) {
    if (!visit(item, index++)) return false;
  }
  return true;
}

/// The value of a member, or nothing.
inline std::optional<JsonView> member_value(JsonView object, std::string_view name) {
  std::optional<JsonView> found;
  all_members(object, [&](JsonView own, JsonView value) {
    if (own.text() == name) found = value;
    return !found;
  });
  return found;
}

/// The item of a list at an index, or nothing.
inline std::optional<JsonView> item_at(JsonView list, std::size_t index) {
  std::optional<JsonView> found;
  all_items(list, [&](JsonView item, std::size_t at) {
    if (at == index) found = item;
    return !found;
  });
  return found;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
