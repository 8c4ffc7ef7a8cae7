#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "../../core/detail/text.hpp"
#include "evaluation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The number of the branch that an object chooses, or nothing.
inline std::optional<std::size_t> discriminated(const Discriminator& discriminator,
                                                JsonView object) {
  const auto value = member_value(object, discriminator.member);
  if (!value || !value->is(JsonKind::String)) return std::nullopt;
  for (const auto& [name, branch] : discriminator.branches) {
    if (value->text() == name) return branch;
  }
  return std::nullopt;
}

inline bool refuse_discriminator(Evaluation& run, const Look& look,
                                 const Discriminator& discriminator) {
  std::vector<std::string> names;
  for (const auto& branch : discriminator.branches) names.push_back(in_quotes(branch.first));
  const auto value = member_value(look.value, discriminator.member);
  return refuse(
      run, look, "discriminator",
      "a member " + in_quotes(discriminator.member) + " that is one of " + joined(names, ", "),
      value ? shown(*value) : "no such member");
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
