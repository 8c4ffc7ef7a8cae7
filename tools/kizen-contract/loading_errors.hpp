#pragma once

#include <kizen/core/contract_errors.hpp>
#include <kizen/yaml/detail/loading_errors.hpp>
#include <string>

namespace kizen_tool {

using kizen::detail::LoadingErrors;

/// A line for each error, at most 50, and where there are several, one that counts them.
std::string loading_errors_text(const kizen::ContractErrors& errors);

}  // namespace kizen_tool
