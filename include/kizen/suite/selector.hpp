#pragma once

#include <map>
#include <ostream>
#include <string>
#include <variant>

#include "../core/json_pointer.hpp"
#include "../path/json_path.hpp"
#include "expression.hpp"
#include "json_value.hpp"
#include "scope.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// An expression, and what of its value is meant.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// kizen::Selector names{*kizen::Expression::parse("$inputs.page")};
/// names.path = std::get<kizen::JsonPath>(kizen::JsonPath::parse("$[*].name"));
/// kizen::Scope scope;
/// scope.inputs["page"] =
///     kizen::json_value(kizen::json::parse(R"([{"name": "ann"}, {"name": "bob"}])"));
/// assert(*kizen::evaluate(names, scope) == kizen::json({"ann", "bob"}));
/// assert(names.text() == "$[*].name of $inputs.page");
/// ```
///
/// @see Arazzo 1.1.0, Selector Object
struct Selector {
  Expression context = {};
  std::variant<JsonPointer, JsonPath> path = {};  ///< the empty pointer: the whole value

  /// For people: the expression, with the path before it where there is one.
  std::string text() const {
    const auto* const pointer = std::get_if<JsonPointer>(&path);
    if (pointer != nullptr && pointer->empty()) return context.text;
    return (pointer == nullptr ? std::get<JsonPath>(path).text() : pointer->to_string()) + " of " +
           context.text;
  }
};

/// Selectors by where they stand within a value.
using Selectors = std::map<JsonPointer, Selector>;

inline std::ostream& operator<<(std::ostream& out, const Selector& selector) {
  return out << selector.text();
}

/// What a selector picks: one value as it is, several as an array. Null where it picks none, or
/// comes to no end.
KIZEN_INLINE JsonValue evaluate(const Selector& selector, const Scope& scope);

}  // namespace KIZEN_ABI
}  // namespace kizen
