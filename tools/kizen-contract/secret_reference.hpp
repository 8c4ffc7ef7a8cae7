#pragma once

#include <kizen/core/contract_error.hpp>
#include <string>

namespace kizen_tool {

/// Where a secret is found that a profile needs: never in the profile itself.
struct SecretReference {
  enum class Kind { Variable, File };

  Kind kind = Kind::Variable;
  std::string name;          ///< of the environment variable, or the file's path
  kizen::SourcePlace place;  ///< where the profile says so

  /// The secret; of a file's text one newline at the end is cut off.
  ///
  /// @throws kizen::ContractError `target.credentials` where there is none
  std::string value() const;

  /// Whether value() gives one.
  bool is_set() const;

  /// `variable NAME` or `file PATH`.
  std::string to_string() const;
};

}  // namespace kizen_tool
