#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/contract_errors.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Collects what is wrong with several files, to be told at once.
class LoadingErrors {
 public:
  /// Loads one thing; where that fails, notes why. What was noted before is not noted again.
  template <class Load>
  void attempt(Load&& load) {
    try {
      load();
    } catch (const ContractErrors& errors) {
      for (const auto& error : errors.all()) note(error);
    } catch (const ContractError& error) {
      note(error);
    }
  }

  /// Everything that was noted, file by file.
  std::vector<ContractError> all() const {
    std::vector<ContractError> sorted;
    for (auto rest = all_; !rest.empty();) {
      const auto file = rest.front().place().file;
      const auto others = std::stable_partition(
          rest.begin(), rest.end(), [&](const auto& error) { return error.place().file == file; });
      sorted.insert(sorted.end(), rest.begin(), others);
      rest.erase(rest.begin(), others);
    }
    return sorted;
  }

  /// @throws ContractErrors with everything that was noted, file by file
  void demand_none() const {
    if (!all_.empty()) throw ContractErrors(all());
  }

 private:
  void note(const ContractError& error) {
    const auto is_same = [&](const ContractError& other) {
      return std::string_view(error.what()) == other.what();
    };
    if (std::none_of(all_.begin(), all_.end(), is_same)) all_.push_back(error);
  }

  std::vector<ContractError> all_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
