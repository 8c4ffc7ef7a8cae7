#pragma once

#include <kizen/core/contract_errors.hpp>
#include <string>
#include <vector>

namespace kizen_tool {

/// Collects what is wrong with several files, to be told at once.
class LoadingErrors {
 public:
  /// Loads one thing; where that fails, notes why. What was noted before is not noted again.
  template <class Load>
  void attempt(Load&& load) {
    try {
      load();
    } catch (const kizen::ContractErrors& errors) {
      for (const auto& error : errors.all()) note(error);
    } catch (const kizen::ContractError& error) {
      note(error);
    }
  }

  /// @throws kizen::ContractErrors with everything that was noted, file by file
  void demand_none() const;

 private:
  void note(const kizen::ContractError& error);

  std::vector<kizen::ContractError> all_;
};

/// A line for each error, at most 50, and where there are several, one that counts them.
std::string loading_errors_text(const kizen::ContractErrors& errors);

}  // namespace kizen_tool
