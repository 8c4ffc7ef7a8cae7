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
class JsonPathTemplate;
}

/// A JSONPath that must pick something from the value of a context.
///
/// `{$...}` in it becomes what the expression stands for: between quotes its text, each character
/// for itself; elsewhere a literal.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// const auto page = kizen::Expression::parse("$inputs.page");
/// const auto parsed = kizen::JsonPathCondition::parse(*page, "$.items[?@.name == '{$inputs.n}']");
/// const auto& condition = std::get<kizen::JsonPathCondition>(parsed);
/// kizen::Scope scope;
/// scope.inputs["page"] = kizen::json_value({{"items", {{{"name", "it's"}}}}});
/// scope.inputs["n"] = kizen::json_value("it's");
/// assert(condition.evaluate(scope).holds);
/// ```
///
/// @see RFC 9535
class JsonPathCondition {
 public:
  /// Whether `$` is the value of the context, or an array that holds it alone.
  enum class Root { Value, Wrapped };

  KIZEN_INLINE static std::variant<JsonPathCondition, ConditionError> parse(
      Expression context, std::string path, Root root = Root::Value);

  KIZEN_INLINE ConditionResult evaluate(const Scope& scope) const;

  /// For people: the path and the context.
  std::string text() const { return path_ + " of " + context().text; }

  const Expression& context() const { return expressions_.front(); }

  /// As written.
  const std::string& path() const { return path_; }

  Root root() const { return root_; }

  /// The context and the expressions in the path.
  const std::vector<Expression>& expressions() const { return expressions_; }

 private:
  JsonPathCondition() = default;

  std::string path_;
  Root root_ = Root::Value;
  std::vector<Expression> expressions_;
  std::shared_ptr<const detail::JsonPathTemplate> template_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
