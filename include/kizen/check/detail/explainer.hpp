#pragma once

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "explain_scalar.hpp"
#include "forbidden_members.hpp"
#include "keyword.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Says why a value breaks a schema: one violation a leaf, in document order.
///
/// It reads the schema as written, so that every place is one that a person can look up.
class Explainer {
 public:
  Explainer(const json& document, Dialect dialect, const PatternTable& patterns)
      : document_(document), dialect_(dialect), patterns_(patterns) {}

  std::vector<Violation> explain(const JsonPointer& schema, const json& value) const {
    return leaves({json_at(document_, schema), schema}, value, {});
  }

 private:
  using Violations = std::vector<Violation>;

  /// A schema, a value, where each stands, and where findings go.
  struct Look {
    const Node& schema;
    const json& value;
    const JsonPointer& at;
    Violations& found;
  };

  Violations leaves(const Node& schema, const json& value, const JsonPointer& at) const {
    Violations found;
    look(schema, value, at, found);
    return found;
  }

  void look(const Node& written, const json& value, const JsonPointer& at,
            Violations& found) const {
    const Node schema = referenced(written);
    const Look look{schema, value, at, found};
    if (schema.value->is_boolean()) {
      if (*schema.value == false) add(look, "false schema", "no value at all");
      return;
    }
    if (value.is_null() && is_nullable(*schema.value)) return;
    look_at_value(look);
    look_at_members(look);
    look_at_items(look);
    look_at_branches(look);
  }

  Node referenced(Node node) const {
    while (node.value->is_object() && node.value->contains("$ref")) {
      auto target = *JsonPointer::parse(node.value->at("$ref").get<std::string>());
      node = {json_at(document_, target), std::move(target)};
    }
    return node;
  }

  /// Beside a type, `nullable` only widens the type: every other keyword still speaks.
  bool is_nullable(const json& schema) const {
    return dialect_ != Dialect::Draft7 && !schema.contains("type") && has_flag(schema, "nullable");
  }

  static void add(const Look& look, std::string keyword, std::string expected) {
    add_at(look, look.at, std::move(keyword), std::move(expected), shown(look.value));
  }

  static void add_at(const Look& look, const JsonPointer& at, std::string keyword,
                     std::string expected, std::string actual) {
    look.found.push_back({{},
                          std::move(keyword),
                          at,
                          {{}, look.schema.place},
                          std::move(expected),
                          std::move(actual)});
  }

  void look_at_value(const Look& look) const {
    const json& schema = *look.schema.value;
    if (schema.contains("type")) {
      const auto expected = explain_type(schema, schema.at("type"), look.value);
      if (expected) return add(look, "type", *expected);
    }
    for (const auto& keyword : schema.items()) {
      const auto expected =
          explain_scalar(schema, keyword.key(), keyword.value(), look.value, patterns_);
      if (expected) add(look, keyword.key(), *expected);
    }
  }

  void look_at_members(const Look& look) const {
    if (!look.value.is_object()) return;
    const json& schema = *look.schema.value;
    look_at_member_count(look);
    if (schema.contains("required")) look_for_missing(look);
    for (const auto& member : look.value.items())
      look_at_member(look, member.key(), member.value());
  }

  void look_at_member_count(const Look& look) const {
    const json& schema = *look.schema.value;
    const auto count = look.value.size();
    if (schema.contains("minProperties") && count < schema.at("minProperties")) {
      add(look, "minProperties", "at least " + counted(schema.at("minProperties"), "member"));
    }
    if (schema.contains("maxProperties") && count > schema.at("maxProperties")) {
      add(look, "maxProperties", "at most " + counted(schema.at("maxProperties"), "member"));
    }
  }

  static std::string members_of(const json& object) {
    if (object.empty()) return "{}";
    std::vector<std::string> names;
    for (const auto& member : object.items()) names.push_back('"' + member.key() + '"');
    return "an object with " + shortened(joined(names, ", "));
  }

  void look_for_missing(const Look& look) const {
    for (const auto& name : look.schema.value->at("required")) {
      const auto text = name.get<std::string>();
      if (look.value.contains(text)) continue;
      if (forbids_member(document_, *look.schema.value, text, dialect_)) continue;
      add_at(look, look.at, "required", "a member \"" + text + "\"", members_of(look.value));
    }
  }

  void look_at_member(const Look& look, const std::string& name, const json& member) const {
    const json& schema = *look.schema.value;
    const auto at = look.at / name;
    const auto properties = schema.find("properties");
    if (properties != schema.end() && properties->contains(name)) {
      if (forbids_member(document_, schema, name, dialect_)) {
        return add_at(look, at, forbidding_keyword(dialect_), "no such member in this direction",
                      shown(member));
      }
      const Node child{&properties->at(name), look.schema.place / "properties" / name};
      this->look(child, member, at, look.found);
    } else if (schema.contains("additionalProperties")) {
      look_at_additional(look, at, member);
    }
    if (schema.contains("propertyNames")) {
      const Node names{&schema.at("propertyNames"), look.schema.place / "propertyNames"};
      this->look(names, json(name), at, look.found);
    }
  }

  void look_at_additional(const Look& look, const JsonPointer& at, const json& member) const {
    const auto& additional = look.schema.value->at("additionalProperties");
    if (additional == false) {
      return add_at(look, at, "additionalProperties", "no member of that name", shown(member));
    }
    const Node child{&additional, look.schema.place / "additionalProperties"};
    this->look(child, member, at, look.found);
  }

  void look_at_items(const Look& look) const {
    if (!look.value.is_array()) return;
    const json& schema = *look.schema.value;
    look_at_item_count(look);
    if (schema.contains("items")) look_at_each_item(look);
    if (schema.contains("contains")) look_for_contained(look);
  }

  void look_at_item_count(const Look& look) const {
    const json& schema = *look.schema.value;
    const auto count = look.value.size();
    if (schema.contains("minItems") && count < schema.at("minItems")) {
      add(look, "minItems", "at least " + counted(schema.at("minItems"), "item"));
    }
    if (schema.contains("maxItems") && count > schema.at("maxItems")) {
      add(look, "maxItems", "at most " + counted(schema.at("maxItems"), "item"));
    }
    if (schema.value("uniqueItems", json()) != true) return;
    if (std::set<json>(look.value.begin(), look.value.end()).size() < count) {
      add(look, "uniqueItems", "no two equal items");
    }
  }

  void look_at_each_item(const Look& look) const {
    const auto& items = look.schema.value->at("items");
    const auto place = look.schema.place / "items";
    for (std::size_t i = 0; i < look.value.size(); ++i) {
      if (!items.is_array()) {
        this->look({&items, place}, look.value[i], look.at / i, look.found);
      } else if (i < items.size()) {
        this->look({&items[i], place / i}, look.value[i], look.at / i, look.found);
      } else if (look.schema.value->contains("additionalItems")) {
        const Node rest{&look.schema.value->at("additionalItems"),
                        look.schema.place / "additionalItems"};
        this->look(rest, look.value[i], look.at / i, look.found);
      }
    }
  }

  void look_for_contained(const Look& look) const {
    const Node wanted{&look.schema.value->at("contains"), look.schema.place / "contains"};
    for (const auto& item : look.value) {
      if (leaves(wanted, item, look.at).empty()) return;
    }
    add(look, "contains", "an item that fits " + shown(*wanted.value));
  }

  void look_at_branches(const Look& look) const {
    const json& schema = *look.schema.value;
    if (schema.contains("allOf")) {
      for_each_element({&schema.at("allOf"), look.schema.place / "allOf"}, [&](const Node& branch) {
        this->look(branch, look.value, look.at, look.found);
      });
    }
    if (schema.contains("anyOf")) look_for_branch(look, "anyOf");
    if (schema.contains("oneOf")) look_for_branch(look, "oneOf");
    if (schema.contains("not")) {
      const Node refused{&schema.at("not"), look.schema.place / "not"};
      if (leaves(refused, look.value, look.at).empty()) {
        add(look, "not", "a value that does not fit " + shown(*refused.value));
      }
    }
    if (schema.contains("if")) look_at_condition(look);
  }

  void look_at_condition(const Look& look) const {
    const json& schema = *look.schema.value;
    const Node condition{&schema.at("if"), look.schema.place / "if"};
    const char* const next = leaves(condition, look.value, look.at).empty() ? "then" : "else";
    if (!schema.contains(next)) return;
    this->look({&schema.at(next), look.schema.place / next}, look.value, look.at, look.found);
  }

  void look_for_branch(const Look& look, const std::string& keyword) const {
    std::vector<Violations> branches;
    std::vector<std::string> fitting;
    for_each_element({&look.schema.value->at(keyword), look.schema.place / keyword},
                     [&](const Node& branch) {
                       branches.push_back(leaves(branch, look.value, look.at));
                       if (branches.back().empty()) {
                         fitting.push_back(std::to_string(branches.size() - 1));
                       }
                     });
    if (fitting.empty()) return add_closest(look, keyword, branches);
    if (keyword == "oneOf" && fitting.size() > 1) {
      add_at(look, look.at, keyword, "exactly one branch that fits",
             "branches " + joined(fitting, " and ") + " fit " + shown(look.value));
    }
  }

  /// The branch that went deepest into the value, or among those the one with fewest violations.
  static std::size_t closest(const std::vector<Violations>& branches) {
    const auto depth = [](const Violations& branch) {
      std::size_t deepest = 0;
      for (const auto& leaf : branch) {
        const auto level = 2 * leaf.instance.tokens().size() + (leaf.keyword == "type" ? 0 : 1);
        deepest = std::max(deepest, level);
      }
      return deepest;
    };
    std::size_t best = 0;
    for (std::size_t i = 1; i < branches.size(); ++i) {
      const auto deeper = depth(branches[i]);
      const auto deepest = depth(branches[best]);
      const bool fewer = branches[i].size() < branches[best].size();
      if (deeper > deepest || (deeper == deepest && fewer)) best = i;
    }
    return best;
  }

  static void add_closest(const Look& look, const std::string& keyword,
                          const std::vector<Violations>& branches) {
    const auto best = closest(branches);
    std::vector<std::string> others;
    for (std::size_t i = 0; i < branches.size(); ++i) {
      if (i == best) continue;
      others.push_back("branch " + std::to_string(i) + " expects " + branches[i].front().expected);
    }
    for (auto leaf : branches[best]) {
      auto note = "branch " + std::to_string(best) + " of " + keyword + " came closest";
      if (!others.empty()) note += "; " + joined(others, "; ");
      leaf.note = leaf.note.empty() ? note : leaf.note + "; " + note;
      look.found.push_back(std::move(leaf));
    }
  }

  const json& document_;
  Dialect dialect_;
  const PatternTable& patterns_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
