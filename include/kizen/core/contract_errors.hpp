#pragma once

#include <string>
#include <utility>
#include <vector>

#include "contract_error.hpp"
#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Everything that is wrong with one document, in its order.
///
/// Place and rule are those of the first; `what()` has a line for each.
///
/// ```cpp
/// #include <kizen/core/contract_errors.hpp>
/// #include <cassert>
///
/// const kizen::ContractErrors errors({{{"a.yaml", 3, 1, {}}, "suite.step", "a step without a name"},
///                                     {{"a.yaml", 9, 1, {}}, "suite.step", "a step of no use"}});
/// assert(errors.all().size() == 2 && errors.place().line == 3);
/// assert(std::string(errors.what()) ==
///        "a.yaml:3:1: a step without a name\na.yaml:9:1: a step of no use");
/// ```
class ContractErrors : public ContractError {
 public:
  /// @param all at least one
  explicit ContractErrors(std::vector<ContractError> all)
      : ContractError(all.front()), text_(lines_of(all)), all_(std::move(all)) {}

  const std::vector<ContractError>& all() const { return all_; }

  const char* what() const noexcept override { return text_.c_str(); }

 private:
  static std::string lines_of(const std::vector<ContractError>& all) {
    std::string text;
    for (const auto& error : all) text += (text.empty() ? "" : "\n") + std::string(error.what());
    return text;
  }

  std::string text_;
  std::vector<ContractError> all_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
