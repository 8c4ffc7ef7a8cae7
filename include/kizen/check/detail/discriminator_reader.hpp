#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "keyword.hpp"
#include "program.hpp"
#include "subschemas.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The branches that a discriminator chooses among: those of `oneOf`, or else of `anyOf`.
inline const char* discriminated_keyword(const json& schema) {
  if (schema.contains("oneOf")) return "oneOf";
  return schema.contains("anyOf") ? "anyOf" : nullptr;
}

/// Where each branch leads; the place of the branch itself where it is no reference.
inline std::vector<JsonPointer> branch_targets(const DocumentReader& reader, const Node& schema) {
  std::vector<JsonPointer> targets;
  const char* const keyword = discriminated_keyword(*schema.value);
  for_each_element({&schema.value->at(keyword), schema.place / keyword}, [&](const Node& branch) {
    const bool refers = branch.value->is_object() && branch.value->contains("$ref");
    targets.push_back(refers ? reader.reference_target(branch) : branch.place);
  });
  return targets;
}

/// What a value of a mapping points at: a component of that name, or a reference.
inline std::optional<JsonPointer> mapping_target(const DocumentReader& reader,
                                                 const std::string& value) {
  auto component = JsonPointer() / "components" / "schemas" / value;
  if (json_at(reader.document(), component) != nullptr) return component;
  return starts_with(value, "#") ? JsonPointer::parse(value) : std::nullopt;
}

/// The number of the branch that one entry of the mapping chooses.
///
/// @throws ContractError where that is none of the branches
inline std::size_t mapped_branch(const DocumentReader& reader, const Node& entry,
                                 const std::vector<JsonPointer>& targets) {
  const auto text = entry.value->get<std::string>();
  const auto target = mapping_target(reader, text);
  const auto found = target ? std::find(targets.begin(), targets.end(), *target) : targets.end();
  if (found == targets.end()) {
    reader.refuse(entry.place, "schema.discriminator", "'" + text + "' is none of the branches",
                  "name one that stands beside it");
  }
  return static_cast<std::size_t>(found - targets.begin());
}

/// A branch that is a reference is also chosen by the name of its component, unless the mapping
/// gives that name to another.
inline void add_component_names(const Node& schema, const std::vector<JsonPointer>& targets,
                                Discriminator& discriminator) {
  const auto branches = schema.place / discriminated_keyword(*schema.value);
  auto& named = discriminator.branches;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (targets[i].parent() == branches || targets[i].empty()) continue;
    const auto& name = targets[i].tokens().back();
    const bool is_taken =
        std::any_of(named.begin(), named.end(), [&](const auto& one) { return one.first == name; });
    if (!is_taken) named.emplace_back(name, i);
  }
}

/// The discriminator of a schema that chooses among branches, or nothing.
///
/// @throws ContractError where a mapping names a stranger, or no branch has a name
inline std::optional<Discriminator> discriminator_of(const DocumentReader& reader,
                                                     const Node& schema, Dialect dialect) {
  const auto found = schema.value->find("discriminator");
  if (found == schema.value->end() || !is_openapi(dialect)) return std::nullopt;
  if (discriminated_keyword(*schema.value) == nullptr) return std::nullopt;
  const auto targets = branch_targets(reader, schema);
  Discriminator discriminator{found->at("propertyName").get<std::string>()};
  const auto mapping = found->find("mapping");
  if (mapping != found->end()) {
    for_each_element({&*mapping, schema.place / "discriminator" / "mapping"},
                     [&](const Node& entry) {
                       discriminator.branches.emplace_back(entry.place.tokens().back(),
                                                           mapped_branch(reader, entry, targets));
                     });
  }
  add_component_names(schema, targets, discriminator);
  if (discriminator.branches.empty()) {
    reader.refuse(schema.place / "discriminator", "schema.discriminator",
                  "no branch has a name, so every object would be refused",
                  "let branches refer to components, or name them in a mapping");
  }
  return discriminator;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
