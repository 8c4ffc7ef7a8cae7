#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "condition.hpp"
#include "expression.hpp"
#include "scope.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {
class PatternTemplate;
}

/// A regular expression of RE2 that must be found anywhere in the value of a context.
///
/// It may stand between slashes, with an `i` behind for any case. `{$...}` in it becomes the text
/// that the expression stands for, each character for itself. A number or boolean is looked at as
/// JSON; any other value that is no text is a problem, and so is an absent one.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// const auto name = kizen::Expression::parse("$inputs.name");
/// const auto parsed = kizen::RegexCondition::parse(*name, "/^a\\d+$/i");
/// const auto& condition = std::get<kizen::RegexCondition>(parsed);
/// kizen::Scope scope;
/// scope.inputs["name"] = kizen::json_value("A12");
/// assert(condition.evaluate(scope).holds);
/// assert(condition.evaluate({}).problem == "$inputs.name is absent");
/// ```
///
/// @see https://github.com/google/re2/wiki/Syntax
class RegexCondition {
 public:
  KIZEN_INLINE static std::variant<RegexCondition, ConditionError> parse(Expression context,
                                                                         std::string pattern);

  KIZEN_INLINE ConditionResult evaluate(const Scope& scope) const;

  /// For people: the context and the pattern.
  std::string text() const {
    const auto slash = pattern_.empty() || pattern_.front() != '/' ? "/" : "";
    return context().text + " matches " + slash + pattern_ + slash;
  }

  const Expression& context() const { return expressions_.front(); }

  /// As written.
  const std::string& pattern() const { return pattern_; }

  /// The context and the expressions in the pattern.
  const std::vector<Expression>& expressions() const { return expressions_; }

 private:
  RegexCondition() = default;

  std::string pattern_;
  std::vector<Expression> expressions_;
  std::shared_ptr<const detail::PatternTemplate> template_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
