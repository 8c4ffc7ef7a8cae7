#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../core/contract_error.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/readable.hpp"
#include "../../core/detail/text.hpp"
#include "../json_at.hpp"
#include "../json_source.hpp"
#include "json_child.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A value of a document together with its place; references are followed on the way down.
struct Node {
  const json* value;
  JsonPointer place;
};

/// `did you mean 'NAME'?` for a place that a document lacks, with the nearest of the names that stand
/// where the way to it ends; nothing where none is near.
inline std::string nearest_member(const json& document, JsonPointer place) {
  while (!place.empty() && json_at(document, place.parent()) == nullptr) place = place.parent();
  const json* siblings = json_at(document, place.parent());
  if (place.empty() || !siblings->is_object()) return {};
  std::vector<std::string> names;
  for (const auto& member : siblings->items()) names.push_back(member.key());
  return did_you_mean(place.tokens().back(), names);
}

/// Reads one OpenAPI document; every complaint knows file, line and pointer.
class DocumentReader {
 public:
  explicit DocumentReader(const JsonSource& source) : source_(source) {}

  const json& document() const { return *source_.document; }

  [[noreturn]] void refuse(const JsonPointer& place, const std::string& rule,
                           const std::string& problem, const std::string& fix) const {
    throw ContractError(source_.place(place), rule, readable(problem), readable(fix));
  }

  SourcePlace place(const JsonPointer& pointer) const { return source_.place(pointer); }

  /// A number, or what holds numbers, as it is written; as JSON writes it where that is not known.
  std::string literal(const Node& node) const {
    auto text = source_.literal ? source_.literal(node.place) : std::string();
    return text.empty() ? node.value->dump() : text;
  }

  Node root() const { return {&document(), {}}; }

  /// A member that must be there and of that kind.
  Node required(const Node& parent, const std::string& name, json::value_t kind) const {
    const auto member = optional(parent, name, kind);
    if (member.value == nullptr) {
      refuse(parent.place, "contract.member", "the required member '" + name + "' is missing",
             "add it (OpenAPI 3.0.3 asks for it here)");
    }
    return member;
  }

  /// A member that may be absent; its value is null then. References are followed.
  Node optional(const Node& parent, const std::string& name, json::value_t kind) const {
    const auto found = parent.value->find(name);
    if (found == parent.value->end()) return {nullptr, parent.place / name};
    const Node member = followed({&*found, parent.place / name});
    if (member.value->type() != kind) {
      refuse(member.place, "contract.member", "'" + name + "' is " + member.value->type_name(),
             std::string("it must be ") + json(kind).type_name());
    }
    return member;
  }

  /// The value that a Reference Object leads to; any other value itself.
  Node followed(Node node) const {
    std::set<std::string> seen;
    while (node.value->is_object() && node.value->contains("$ref")) {
      const auto target = reference_target(node);
      if (!seen.insert(target.to_string()).second) {
        refuse(node.place / "$ref", "contract.reference_cycle",
               "references lead in a circle and never to a value",
               "let one of them point to a schema");
      }
      node = {json_at(document(), target), target};
    }
    return node;
  }

  /// Where a `$ref` points. @throws ContractError if that is another document, or nothing
  JsonPointer reference_target(const Node& node) const {
    const auto& reference = node.value->at("$ref");
    const auto place = node.place / "$ref";
    if (!reference.is_string()) {
      refuse(place, "contract.reference", "$ref is no string", "write \"#/components/...\"");
    }
    const auto text = reference.get<std::string>();
    if (text.empty() || text.front() != '#') {
      refuse(place, "contract.reference", "'" + text + "' leads to another document",
             "bundle the documents into one first");
    }
    const auto target = JsonPointer::parse(text);
    if (!target || json_at(document(), *target) == nullptr) {
      refuse(place, "contract.reference", "nothing is at '" + text + "'", suggestion(target));
    }
    return *target;
  }

 private:
  std::string suggestion(const std::optional<JsonPointer>& target) const {
    const auto near = target ? nearest_member(document(), *target) : std::string();
    return near.empty() ? "define it, or correct the reference" : near;
  }

  const JsonSource& source_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
