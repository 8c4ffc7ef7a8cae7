#pragma once

#include <string>

#include "../core/json_pointer.hpp"
#include "scope.hpp"
#include "selector.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A value with its expressions replaced, or why that cannot be.
struct Resolution {
  JsonValue value = {};      ///< null where there is a problem
  std::string problem = {};  ///< such as `$inputs.x is absent`; empty where there is none
  JsonPointer place = {};    ///< of the problem within the value

  bool ok() const { return problem.empty(); }
};

/// Replaces every expression in a value, at any depth, by what it stands for.
///
/// A string that is one expression becomes its value and keeps its kind; `{$...}` within a longer
/// string becomes text. Braces around anything else stay, and what was put in is not read again.
/// Where a selector stands, what it picks is put in.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// kizen::Scope scope;
/// scope.inputs["n"] = kizen::json_value(2);
/// const kizen::json form = {{"page", "$inputs.n"}, {"text", "{page} {$inputs.n}"}};
/// const auto body = kizen::resolve(form, scope);
/// assert(body.ok() && body.value->at("page") == 2);
/// assert(body.value->at("text") == "{page} 2");
/// assert(kizen::resolve("$inputs.x", scope).problem == "$inputs.x is absent");
/// ```
///
/// @param selectors those in the value, by where they stand in it
KIZEN_INLINE Resolution resolve(const json& value, const Scope& scope,
                                const Selectors& selectors = {});

}  // namespace KIZEN_ABI
}  // namespace kizen
