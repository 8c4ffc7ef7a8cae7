#pragma once

#include <kizen/contract/contract.hpp>
#include <optional>
#include <string>
#include <vector>

namespace kizen_tool {

/// The place of the schema that a name stands for: a component, or a JSON Pointer of any schema.
std::optional<kizen::JsonPointer> find_schema(const kizen::Contract& contract,
                                              const std::string& name);

/// The names of the component schemas.
std::vector<std::string> schema_names(const kizen::Contract& contract);

/// What a schema asks, where it is written, which messages it is part of, and an example.
std::string schema_text(const kizen::Contract& contract, const kizen::JsonPointer& place);

}  // namespace kizen_tool
