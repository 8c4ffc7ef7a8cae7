#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../relation.hpp"
#include "../suite.hpp"
#include "expression_check.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one item of `x-contract.relations` of a workflow.
class RelationReader {
 public:
  /// @param after what can be seen when the workflow has ended
  RelationReader(const SuiteDocument& document, const Sight& after)
      : document_(document), expressions_(document, after) {}

  Relation read(const Node& node) const {
    document_.demand_exact_shape(node, shapes().relation);
    Relation relation;
    relation.place = node.place;
    relation.kind = kind(node);
    refuse_strays(node, relation.kind);
    document_.attempt([&] { read_values(node, relation); });
    const auto option = [&](const char* name, const auto& read) {
      if (node.value->contains(name)) document_.attempt([&] { read(member(node, name)); });
    };
    option("stable", [&](const Node& given) { relation.stable = list(given); });
    option("key", [&](const Node& given) { relation.key = pointer(given); });
    option("at", [&](const Node& given) { relation.at = pointer(given); });
    option("except", [&](const Node& given) { relation.except = pointers(given); });
    option("direction", [&](const Node&) { relation.direction = direction(node); });
    refuse_key_without_stable(node, relation);
    return relation;
  }

 private:
  using Kind = Relation::Kind;

  static Node member(const Node& node, const std::string& name) {
    return {&node.value->at(name), node.place / name};
  }

  static std::string names_of(const std::vector<Kind>& kinds) {
    std::vector<std::string_view> names;
    for (const auto kind : kinds) names.push_back(to_string(kind));
    return joined(names, ", ");
  }

  Kind kind(const Node& node) const {
    static const std::vector<Kind> all = {Kind::Subset,    Kind::Superset,      Kind::Disjoint,
                                          Kind::EqualSet,  Kind::Concatenation, Kind::SortedBy,
                                          Kind::Unchanged, Kind::Same};
    std::vector<std::string> given;
    Kind found = Kind::Same;
    for (const auto kind : all) {
      if (!node.value->contains(std::string(to_string(kind)))) continue;
      given.emplace_back(to_string(kind));
      found = kind;
    }
    if (given.size() == 1) return found;
    document_.refuse(node.place, "relation",
                     given.empty() ? "it does not say which relation must hold"
                                   : "it says " + given[0] + " and " + given[1],
                     "give exactly one of " + names_of(all));
  }

  /// The kinds that a member goes with.
  static std::vector<Kind> owners(std::string_view name) {
    if (name == "whole") return {Kind::Concatenation};
    if (name == "except") return {Kind::Unchanged};
    if (name == "at") return {Kind::Same};
    if (name == "key") {
      return {Kind::Subset,   Kind::Superset,      Kind::Disjoint,
              Kind::EqualSet, Kind::Concatenation, Kind::SortedBy};
    }
    return {Kind::SortedBy};
  }

  void refuse_strays(const Node& node, Kind kind) const {
    for (const char* const name : {"whole", "of", "direction", "stable", "except", "at", "key"}) {
      const auto known = owners(name);
      if (!node.value->contains(name)) continue;
      if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
      document_.attempt([&] {
        document_.refuse(
            node.place / name, "relation",
            std::string("'") + name + "' does not belong to " + std::string(to_string(kind)),
            "leave it out; it goes with " + names_of(known));
      });
    }
  }

  void refuse_key_without_stable(const Node& node, const Relation& relation) const {
    if (relation.kind != Kind::SortedBy || !relation.key || node.value->contains("stable")) return;
    document_.refuse(node.place / "key", "relation", "'key' is given without 'stable'",
                     "leave it out, or say stable: the list whose order ties keep");
  }

  void read_values(const Node& node, Relation& relation) const {
    const std::string name(to_string(relation.kind));
    if (relation.kind == Kind::SortedBy) {
      document_.attempt([&] { relation.sorted_by = sort_pointers(member(node, name)); });
      relation.of = list(needed(node, "of"));
      return;
    }
    const bool any_kind = relation.kind == Kind::Unchanged || relation.kind == Kind::Same;
    document_.attempt([&] {
      for (const auto& item : counted(node, name, relation.kind)) {
        document_.attempt([&] { relation.values.push_back(any_kind ? value(item) : list(item)); });
      }
    });
    if (relation.kind == Kind::Concatenation) relation.whole = list(needed(node, "whole"));
  }

  std::vector<Node> counted(const Node& node, const std::string& name, Kind kind) const {
    auto items = document_.items(node, name);
    const bool is_pair = kind == Kind::Subset || kind == Kind::Superset || kind == Kind::Unchanged;
    if (is_pair ? items.size() == 2 : items.size() >= 2) return items;
    document_.refuse(node.place / name, "relation",
                     "'" + name + "' has " + std::to_string(items.size()) +
                         (items.size() == 1 ? " value" : " values"),
                     is_pair ? "give exactly two" : "give at least two");
  }

  Node needed(const Node& node, const std::string& name) const {
    if (node.value->contains(name)) return member(node, name);
    document_.refuse(node.place, "member.missing", "the required member '" + name + "' is missing",
                     "add it; it is the list to look at, such as $steps.all.outputs.records");
  }

  JsonValue value(const Node& node) const {
    expressions_.check_value(*node.value, node.place);
    return document_.value(node);
  }

  /// A list, or an expression, which may come to one.
  JsonValue list(const Node& node) const {
    if (node.value->is_string()) {
      expressions_.read(node, "a list");
      return document_.value(node);
    }
    expressions_.check_value(*node.value, node.place);
    document_.demand_kind(node, json::value_t::array, "a value of a relation of lists");
    return document_.value(node);
  }

  Relation::Direction direction(const Node& node) const {
    const auto text = document_.text(node, "direction");
    for (const auto direction : {Relation::Direction::Ascending, Relation::Direction::Descending}) {
      if (text == to_string(direction)) return direction;
    }
    document_.refuse(node.place / "direction", "relation", "'" + text + "' is no direction",
                     "write ascending or descending");
  }

  /// One pointer or several; an empty one means the items themselves.
  std::vector<JsonPointer> sort_pointers(const Node& node) const {
    if (*node.value == "") return {JsonPointer()};
    return node.value->is_string() ? std::vector<JsonPointer>{pointer(node)} : pointers(node);
  }

  std::vector<JsonPointer> pointers(const Node& node) const {
    document_.demand_kind(node, json::value_t::array, "a list of JSON Pointers");
    std::vector<JsonPointer> all;
    std::set<std::string> seen;
    for (const auto& item : SuiteDocument::items(node)) {
      all.push_back(pointer(item));
      document_.demand_new(seen, all.back().to_string(), item.place, "the pointer", "name it once");
    }
    if (!all.empty()) return all;
    document_.refuse(node.place, "relation", "the list of JSON Pointers is empty",
                     "write one like /name into it");
  }

  JsonPointer pointer(const Node& node) const {
    document_.demand_kind(node, json::value_t::string, "a JSON Pointer");
    const auto text = node.value->get<std::string>();
    auto parsed = starts_with(text, "/") ? JsonPointer::parse(text) : std::nullopt;
    if (parsed) return *parsed;
    document_.refuse(node.place, "relation", "'" + text + "' is no JSON Pointer",
                     "write one like /id");
  }

  const SuiteDocument& document_;
  ExpressionCheck expressions_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
