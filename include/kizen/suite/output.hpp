#pragma once

#include <optional>
#include <string>

#include "../core/json_pointer.hpp"
#include "../path/json_path.hpp"
#include "expression.hpp"
#include "json_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A named value that a step or workflow hands on.
///
/// @see Arazzo 1.1.0, Selector Object
struct Output {
  std::string name = {};
  Expression value = {};
  JsonPointer place = {};
  std::optional<JsonPath> selector = {};  ///< what of the value is handed on; none: all of it
};

/// What an output stands for. A selector that picks one value gives it, one that picks several
/// gives an array, one that picks none, or comes to no end, gives nothing.
inline JsonValue evaluate(const Output& output, const Scope& scope);

}  // namespace KIZEN_ABI
}  // namespace kizen
