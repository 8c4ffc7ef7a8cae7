#pragma once

#include <cstddef>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "expression.hpp"
#include "scope.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

namespace detail {
struct ConditionNode;
}

/// Why a text is no condition.
struct ConditionError {
  std::size_t column = 0;    ///< of the first character that does not fit, from 1
  std::string problem = {};  ///< in words
  std::string fix = {};      ///< what to write instead; may be empty
};

/// What a condition came to.
struct ConditionResult {
  bool holds = false;
  std::string text = {};  ///< the condition and what its expressions stood for, for people
  std::string seen = {};  ///< what its expressions stood for; empty where it has none
  std::vector<std::string> notes = {};  ///< what may not be meant as written; empty mostly
  std::string problem = {};             ///< why it cannot be said; then it does not hold
};

/// A simple condition of Arazzo: comparisons of expressions and literals, with `! && || ()`.
///
/// `&&` binds tighter than `||`. Texts are compared without regard to the case of A-Z; a text
/// beside a number counts as a number if it spells one; arrays and objects are equal member by
/// member. Absent equals null; anything else said of an absent value is false. A bare value fails
/// if it is false, null, absent, 0 or an empty text. `.member` and `[n]` lead on from an
/// expression.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// const auto parsed = kizen::Condition::parse("$inputs.page#/count > 2 || $inputs.all");
/// const auto& condition = std::get<kizen::Condition>(parsed);
/// kizen::Scope scope;
/// scope.inputs["all"] = kizen::json_value(true);
/// assert(condition.evaluate(scope).holds);
/// assert(std::get<kizen::ConditionError>(kizen::Condition::parse("1 < ")).column == 5);
/// ```
///
/// @see Arazzo 1.1.0, Criterion Object
class Condition {
 public:
  /// @param text nests at most 100 levels deep
  KIZEN_INLINE static std::variant<Condition, ConditionError> parse(std::string text);

  KIZEN_INLINE ConditionResult evaluate(const Scope& scope) const;

  /// As written.
  const std::string& text() const { return text_; }

  /// The expressions in it, in order, without what is navigated from them.
  const std::vector<Expression>& expressions() const { return expressions_; }

  /// What other tools may read differently; empty mostly.
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  Condition() = default;

  std::string text_;
  std::shared_ptr<const detail::ConditionNode> root_;
  std::vector<Expression> expressions_;
  std::vector<std::string> warnings_;
};

inline std::ostream& operator<<(std::ostream& out, const Condition& condition) {
  return out << condition.text();
}

inline std::ostream& operator<<(std::ostream& out, const ConditionResult& result) {
  return out << result.text;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
