#pragma once

#include <string>
#include <variant>
#include <vector>

#include "../core/json_pointer.hpp"
#include "../path/json_path.hpp"
#include "json_value.hpp"
#include "resolve.hpp"
#include "scope.hpp"
#include "selector.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What is put in place of a part of a payload.
///
/// @see Arazzo 1.1.0, Payload Replacement Object
struct Replacement {
  std::string target = {};                        ///< as written
  std::variant<JsonPointer, JsonPath> path = {};  ///< what the target says
  JsonValue value = {};                           ///< with expressions
  Selectors selectors = {};                       ///< those in the value
  JsonPointer place = {};                         ///< of the replacement in the suite
};

/// Replaces parts of a payload, one replacement after another.
///
/// A payload that is a text is read as JSON if its type says that it is JSON. All parts that a
/// JSONPath picks are replaced; a target that is not there is a problem.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// kizen::Replacement name{"/name", kizen::JsonPointer() / "name"};
/// name.value = kizen::json_value("{$inputs.word}!");
/// kizen::Scope scope;
/// scope.inputs["word"] = kizen::json_value("$inputs.other");
/// const auto payload = kizen::json_value(R"({"name": "?"})");
/// const auto body = kizen::apply_replacements(payload, "application/json", {name}, scope);
/// assert(body.value->at("name") == "$inputs.other!");
/// ```
///
/// @param payload resolved; its texts are not looked at for expressions
/// @param content_type of the payload
/// @return the place of a problem is one in the suite
KIZEN_INLINE Resolution apply_replacements(JsonValue payload, const std::string& content_type,
                                           const std::vector<Replacement>& replacements,
                                           const Scope& scope);

}  // namespace KIZEN_ABI
}  // namespace kizen
