#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../../check/checker.hpp"
#include "../../contract/contract.hpp"
#include "../../core/contract_error.hpp"
#include "../../core/detail/text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Refuses a name that a matcher was made with, which could match nothing and whose negation could
/// not fail.
template <class Names>
[[noreturn]] void refuse_name(const std::string& rule, const std::string& problem,
                              std::string_view name, const Names& known) {
  throw ContractError({}, rule, problem, did_you_mean(name, known));
}

/// The operation of that id.
///
/// @throws ContractError `matcher.operation`
inline const Operation& demanded_operation(const Checker& checker, const std::string& id) {
  const auto& contract = checker.contract();
  if (const Operation* const found = contract.operation(id)) return *found;
  std::vector<std::string> ids;
  for (const auto& known : contract.operations()) ids.push_back(known.id);
  refuse_name("matcher.operation", "there is no operation '" + id + "' in " + contract.name(), id,
              ids);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
