#pragma once

#include <kizen/core/json_pointer.hpp>

namespace kizen_tool {

/// Whether a place of an OpenAPI 3.0 document is one where a schema stands, whatever is there.
bool is_schema_place(const kizen::JsonPointer& place);

}  // namespace kizen_tool
