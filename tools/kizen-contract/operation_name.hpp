#pragma once

#include <kizen/check.hpp>
#include <string>
#include <vector>

namespace kizen_tool {

/// The operation that a name means, or null: its operationId, or `METHOD /path`, where the path is
/// the contract's template or that of a request.
const kizen::Operation* find_operation(const kizen::Checker& checker, const std::string& name);

/// Every operationId, in the order of the document.
std::vector<std::string> operation_ids(const kizen::Contract& contract);

}  // namespace kizen_tool
