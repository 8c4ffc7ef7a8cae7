#pragma once

#include <string>

#include "../condition.hpp"
#include "../expression.hpp"
#include "seen_values.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The values that a condition needs; the first that is absent is its problem.
class NeededValues {
 public:
  explicit NeededValues(const Scope& scope) : scope_(scope) {}

  /// Null where it is absent.
  JsonValue take(const Expression& expression) {
    auto value = evaluate(expression, scope_);
    seen_.add(expression.text, value);
    if (value == nullptr && problem.empty()) problem = expression.text + " is absent";
    return value;
  }

  /// The result of a condition over these values.
  ConditionResult result(const std::string& condition, bool holds) const {
    const auto what = problem.empty() ? "seen " + seen_.text() : problem;
    return {holds && problem.empty(), condition + ", " + what, seen_.text(), {}, problem};
  }

  std::string problem = {};

 private:
  const Scope& scope_;
  SeenValues seen_;
};

/// A value within a text: a text as it is, anything else as JSON.
inline std::string embedded_text(const json& value) {
  return value.is_string() ? value.get<std::string>()
                           : value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
