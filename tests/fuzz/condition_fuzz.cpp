// A condition, and after its line the value that some of its expressions stand for.

#include <kizen/suite.hpp>
#include <string>
#include <variant>

#include "fuzz/input.hpp"
#include "fuzz/require.hpp"
#include "fuzz/seen_scope.hpp"
#include "fuzz/target.hpp"

namespace {

void require_sound(const kizen::ConditionError& error, const std::string& text) {
  kizen_fuzz::require(!error.problem.empty(), "a refusal says why");
  kizen_fuzz::require(error.column >= 1 && error.column <= text.size() + 1,
                      "a refusal names a column of the text");
}

/// A condition made of another holds as its signs say, unless it nests too deep.
void require_holds(const std::string& text, const kizen::Scope& scope, bool holds) {
  const auto parsed = kizen::Condition::parse(text);
  if (const auto* const error = std::get_if<kizen::ConditionError>(&parsed)) {
    return kizen_fuzz::require(error->problem == "it nests deeper than 100 levels",
                               "a condition in parentheses is one: " + text);
  }
  kizen_fuzz::require(std::get<kizen::Condition>(parsed).evaluate(scope).holds == holds,
                      "a condition holds as its parts do: " + text);
}

void try_condition(std::string_view bytes) {
  kizen_fuzz::Input input(bytes);
  const std::string text(input.line());
  const auto scope = kizen_fuzz::seen_scope(input.rest());
  const auto parsed = kizen::Condition::parse(text);
  if (const auto* const error = std::get_if<kizen::ConditionError>(&parsed)) {
    return require_sound(*error, text);
  }
  const auto& condition = std::get<kizen::Condition>(parsed);
  kizen_fuzz::require(condition.text() == text, "a condition keeps its text");
  for (const auto& one : condition.expressions()) {
    kizen_fuzz::require(kizen::Expression::parse(one.text).has_value(), "an expression is one");
  }
  const auto result = condition.evaluate(scope);
  kizen_fuzz::require(result.text.compare(0, text.size(), text) == 0,
                      "a result tells the condition");
  require_holds("!(" + text + ")", scope, !result.holds);
  require_holds("(" + text + ") && true", scope, result.holds);
  require_holds("false || (" + text + ")", scope, result.holds);
  condition.evaluate({});
}

}  // namespace

KIZEN_FUZZ_TARGET(condition_fuzz, try_condition);
