#pragma once

#include <kizen/contract/contract.hpp>
#include <kizen/core/json.hpp>
#include <memory>

namespace kizen_tool {

/// A value that keeps the schema at a place of a contract, with little more than it must have; null
/// where none was found that does.
std::shared_ptr<const kizen::json> schema_example(const kizen::Contract& contract,
                                                  const kizen::JsonPointer& place);

}  // namespace kizen_tool
