#pragma once

#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "../../core/contract_error.hpp"
#include "../../core/version.hpp"
#include "business.hpp"
#include "file_beside.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

using Businesses = std::vector<std::unique_ptr<Business>>;

// The file in which a tenant's records outlive it holds one JSON value a line: what it is and whose
// records it has, then every record in the order of creation, then how many those are.

inline constexpr const char* state_format = "kizen-contract tenant";
inline constexpr int state_version = 1;

[[noreturn]] inline void refuse_unwritable_state(const std::string& path,
                                                 const std::system_error& error) {
  throw ContractError({path, 0, 0, {}}, "document.unwritable",
                      "the tenant's state cannot be written here: " + error.code().message(),
                      "name a file in a folder that may be written to");
}

/// @throws ContractError `document.unwritable` where the state could not be written there
inline void check_state_can_be_written(const std::string& path) {
  try {
    const FileBeside probe(path);
  } catch (const std::system_error& error) {
    refuse_unwritable_state(path, error);
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
