#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "schema_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Refuses a schema that leads back to itself without going into the value: it would never end.
///
/// A schema for a member or an item may well be recursive; `allOf: [{$ref: "#"}]` may not.
class ReferenceCycles {
 public:
  ReferenceCycles(const DocumentReader& reader, Dialect dialect)
      : reader_(reader), dialect_(dialect) {}

  /// Each circle leads through a reference, so looking from what references lead to finds it.
  ///
  /// @throws ContractError `contract.reference_cycle`
  void refuse_among(const std::vector<JsonPointer>& targets) {
    for (const auto& target : targets) visit({json_at(reader_.document(), target), target});
  }

 private:
  enum class State { Open, Done };

  void visit(const Node& node) {
    const auto [entry, fresh] = states_.emplace(node.place, State::Open);
    if (!fresh) {
      if (entry->second == State::Done) return;
      reader_.refuse(node.place, "contract.reference_cycle",
                     "this schema leads back to itself for the same value",
                     "break the circle with a property or an item");
    }
    if (node.value->is_object()) visit_parts(node);
    states_[node.place] = State::Done;
  }

  void visit_parts(const Node& node) {
    if (node.value->contains("$ref")) {
      const auto target = reader_.reference_target(node);
      visit({json_at(reader_.document(), target), target});
      return;
    }
    for (const auto& member : node.value->items()) {
      const auto* keyword = find_keyword(dialect_, member.key());
      if (keyword == nullptr || !stays_with_the_value(keyword->kind)) continue;
      for_each_subschema(keyword->kind, {&member.value(), node.place / member.key()},
                         [&](const Node& child) { visit(child); });
    }
  }

  static bool stays_with_the_value(KeywordKind kind) {
    return kind == KeywordKind::Schema || kind == KeywordKind::Schemas;
  }

  const DocumentReader& reader_;
  Dialect dialect_;
  std::map<JsonPointer, State> states_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
