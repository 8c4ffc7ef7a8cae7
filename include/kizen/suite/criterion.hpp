#pragma once

#include <ostream>
#include <string>
#include <variant>
#include <vector>

#include "../core/json_pointer.hpp"
#include "condition.hpp"
#include "json_path_condition.hpp"
#include "regex_condition.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A condition that a step must meet, or that decides whether an action is taken.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// const auto parsed = kizen::Condition::parse("$inputs.count > 2");
/// const kizen::Criterion criterion{std::get<kizen::Condition>(parsed)};
/// kizen::Scope scope;
/// scope.inputs["count"] = kizen::json_value(3);
/// assert(criterion.evaluate(scope).holds && criterion.text() == "$inputs.count > 2");
/// ```
///
/// @see Arazzo 1.1.0, Criterion Object
struct Criterion {
  std::variant<Condition, RegexCondition, JsonPathCondition> condition;
  bool soft = false;       ///< whether the workflow goes on where it does not hold
  bool warns = false;      ///< whether it is only mentioned where it does not hold
  JsonPointer place = {};  ///< of the Criterion Object in the suite

  /// What it came to; with a `problem` it does not hold.
  KIZEN_INLINE ConditionResult evaluate(const Scope& scope) const;

  /// For people, such as `$response.body#/name matches /^A/` or `$[?@.a] of $response.body`.
  KIZEN_INLINE std::string text() const;

  /// All expressions that it reads, the context first.
  KIZEN_INLINE const std::vector<Expression>& expressions() const;
};

inline std::ostream& operator<<(std::ostream& out, const Criterion& criterion) {
  return out << criterion.text();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
