#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "../../core/contract_error.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/readable.hpp"
#include "../../core/detail/text.hpp"
#include "../json_source.hpp"
#include "document_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one document of a kind of our own, in which nothing is left aside; every complaint knows
/// file, line and pointer.
class StrictDocument {
 public:
  /// @param kind first word of every rule, such as `suite`
  StrictDocument(const JsonSource& source, std::string kind)
      : source_(source), kind_(std::move(kind)) {}

  Node root() const { return {source_.document.get(), {}}; }

  const JsonSource& source() const { return source_; }

  [[noreturn]] void refuse(const JsonPointer& place, const std::string& rule,
                           const std::string& problem, const std::string& fix) const {
    throw ContractError(source_.place(place), kind_ + "." + rule, readable(problem), readable(fix));
  }

  /// The complaint about a name that leads nowhere, with the nearest or all that would.
  template <class Names>
  [[noreturn]] void refuse_name(const JsonPointer& place, const std::string& rule,
                                const std::string& problem, const std::string& name,
                                const Names& known) const {
    auto fix = did_you_mean(name, known);
    if (fix.empty()) {
      fix = known.empty() ? "there is none here" : "there is: " + listed(known);
    }
    refuse(place, rule, problem, fix);
  }

  void demand_kind(const Node& node, json::value_t kind, const std::string& what) const {
    if (node.value->type() == kind) return;
    refuse(node.place, "kind", what + " is " + node.value->type_name(),
           std::string("it must be ") + json(kind).type_name());
  }

  /// Refuses a value that is no object, or has a member that is not known.
  template <class Names>
  void demand_members(const Node& node, const Names& known, const std::string& what) const {
    demand_kind(node, json::value_t::object, what);
    for (const auto& member : node.value->items()) {
      const auto& name = member.key();
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      refuse_name(node.place / name, "member.unknown", what + " has no member '" + name + "'", name,
                  known);
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

  /// The items of a list, whose value may be null.
  static std::vector<Node> items(const Node& list) {
    std::vector<Node> all;
    if (list.value == nullptr) return all;
    for (std::size_t i = 0; i < list.value->size(); ++i) {
      all.push_back({&(*list.value)[i], list.place / i});
    }
    return all;
  }

 private:
  /// Some names, and how many more there are.
  template <class Names>
  static std::string listed(const Names& names) {
    static constexpr std::size_t most = 20;
    std::vector<std::string> some;
    for (const auto& name : names) {
      if (some.size() < most) some.emplace_back(name);
    }
    const auto more = names.size() - some.size();
    return joined(some, ", ") + (more > 0 ? ", and " + std::to_string(more) + " more" : "");
  }

  const JsonSource& source_;
  std::string kind_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
