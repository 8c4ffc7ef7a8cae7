#pragma once

#include <optional>
#include <string>

#include "../../check/checker.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The operation that a matcher holds messages to, and what it checks them by.
class PromisedOperation {
 public:
  /// @param checker the embedded documented contract where there is none
  /// @throws ContractError `matcher.operation` where the contract has no such operation
  KIZEN_INLINE PromisedOperation(std::string id, std::optional<Checker> checker);

  bool has_own_checker() const { return checker_.has_value(); }

  KIZEN_INLINE const Checker& checker() const;
  KIZEN_INLINE const Operation& operation() const;

  /// For people, with the contract it is of.
  KIZEN_INLINE std::string name() const;

 private:
  std::string id_;
  std::optional<Checker> checker_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
