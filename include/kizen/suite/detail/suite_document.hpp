#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "../../contract/detail/strict_document.hpp"
#include "../../contract/json_source.hpp"
#include "../../core/detail/text.hpp"
#include "../json_value.hpp"
#include "shapes.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one suite; every complaint knows file, line and pointer.
class SuiteDocument : public StrictDocument {
 public:
  explicit SuiteDocument(const JsonSource& source) : StrictDocument(source, "suite") {}

  [[noreturn]] void refuse_unsupported(const JsonPointer& place, const std::string& what,
                                       const std::string& fix) const {
    refuse(place, "unsupported", what + " is not supported", fix);
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
  JsonValue value(const Node& node) const { return JsonValue(source().document, node.value); }

  /// Refuses a name that an earlier part of the same kind has.
  void demand_new(std::set<std::string>& seen, const std::string& name, const JsonPointer& place,
                  const std::string& what) const {
    if (seen.insert(name).second) return;
    refuse(place, "duplicate", what + " '" + name + "' is there twice", "give each its own name");
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
