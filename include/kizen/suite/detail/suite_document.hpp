#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "../../contract/detail/document_reader.hpp"
#include "../../contract/json_source.hpp"
#include "../../core/contract_error.hpp"
#include "../../core/detail/text.hpp"
#include "../json_value.hpp"
#include "shapes.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one suite; every complaint knows file, line and pointer.
class SuiteDocument {
 public:
  explicit SuiteDocument(const JsonSource& source) : source_(source) {}

  Node root() const { return {source_.document.get(), {}}; }

  const JsonSource& source() const { return source_; }

  [[noreturn]] void refuse(const JsonPointer& place, const std::string& rule,
                           const std::string& problem, const std::string& fix) const {
    throw ContractError(source_.place(place), "suite." + rule, problem, fix);
  }

  [[noreturn]] void refuse_unsupported(const JsonPointer& place, const std::string& what,
                                       const std::string& fix) const {
    refuse(place, "unsupported", what + " is not supported", fix);
  }

  /// The complaint about a name that leads nowhere, with the nearest or all that would.
  template <class Names>
  [[noreturn]] void refuse_name(const JsonPointer& place, const std::string& rule,
                                const std::string& problem, const std::string& name,
                                const Names& known) const {
    auto fix = did_you_mean(name, known);
    if (fix.empty()) {
      fix = known.empty() ? "there is none here" : "there is: " + joined(known, ", ");
    }
    refuse(place, rule, problem, fix);
  }

  void demand_kind(const Node& node, json::value_t kind, const std::string& what) const {
    if (node.value->type() == kind) return;
    refuse(node.place, "kind", what + " is " + node.value->type_name(),
           std::string("it must be ") + json(kind).type_name());
  }

  /// Refuses a value that is no object, or has a member that its shape does not know.
  void demand_shape(const Node& node, const Shape& shape) const {
    demand_kind(node, json::value_t::object, shape.what);
    for (const auto& member : node.value->items()) {
      const auto& name = member.key();
      if (shape.knows(name) || (shape.extensible && starts_with(name, "x-"))) continue;
      const auto place = node.place / name;
      if (shape.names_unsupported(name)) {
        refuse_unsupported(place, "'" + name + "' of " + shape.what, "leave it out");
      }
      refuse_name(place, "member.unknown", shape.what + " has no member '" + name + "'", name,
                  shape.known);
    }
  }

  /// A member that may be absent; its value is null then.
  Node optional(const Node& parent, const std::string& name, json::value_t kind) const {
    const auto found = parent.value->find(name);
    if (found == parent.value->end()) return {nullptr, parent.place / name};
    const Node member{&*found, parent.place / name};
    demand_kind(member, kind, "'" + name + "'");
    return member;
  }

  Node required(const Node& parent, const std::string& name, json::value_t kind) const {
    const auto member = optional(parent, name, kind);
    if (member.value == nullptr) {
      refuse(parent.place, "member.missing", "the required member '" + name + "' is missing",
             std::string("add it; it must be ") + json(kind).type_name());
    }
    return member;
  }

  std::string text(const Node& parent, const std::string& name) const {
    return required(parent, name, json::value_t::string).value->get<std::string>();
  }

  /// Empty where the member is absent.
  std::string optional_text(const Node& parent, const std::string& name) const {
    const auto member = optional(parent, name, json::value_t::string);
    return member.value == nullptr ? std::string() : member.value->get<std::string>();
  }

  /// The items of a list that may be absent.
  std::vector<Node> items(const Node& parent, const std::string& name) const {
    return items(optional(parent, name, json::value_t::array));
  }

  /// The items of a list that must be there and hold at least one.
  std::vector<Node> required_items(const Node& parent, const std::string& name) const {
    const auto list = required(parent, name, json::value_t::array);
    if (list.value->empty()) {
      refuse(list.place, "member.missing", "'" + name + "' is empty", "it needs at least one item");
    }
    return items(list);
  }

  std::vector<std::string> texts(const Node& parent, const std::string& name) const {
    std::vector<std::string> all;
    for (const auto& item : items(parent, name)) {
      demand_kind(item, json::value_t::string, "an item of '" + name + "'");
      all.push_back(item.value->get<std::string>());
    }
    return all;
  }

  /// The members of an object that may be absent.
  std::vector<Node> members(const Node& parent, const std::string& name) const {
    const auto object = optional(parent, name, json::value_t::object);
    std::vector<Node> all;
    if (object.value == nullptr) return all;
    for (const auto& member : object.value->items()) {
      all.push_back({&member.value(), object.place / member.key()});
    }
    return all;
  }

  /// The value of a node, sharing the document's ownership.
  JsonValue value(const Node& node) const { return JsonValue(source_.document, node.value); }

  /// Refuses a name that an earlier part of the same kind has.
  void demand_new(std::set<std::string>& seen, const std::string& name, const JsonPointer& place,
                  const std::string& what) const {
    if (seen.insert(name).second) return;
    refuse(place, "duplicate", what + " '" + name + "' is there twice", "give each its own name");
  }

 private:
  static std::vector<Node> items(const Node& list) {
    std::vector<Node> all;
    if (list.value == nullptr) return all;
    for (std::size_t i = 0; i < list.value->size(); ++i) {
      all.push_back({&(*list.value)[i], list.place / i});
    }
    return all;
  }

  const JsonSource& source_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
