#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../../core/json_pointer.hpp"
#include "../expression.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

enum class Comparison { Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual };

/// One side of a comparison: a literal, or an expression and where to go from its value.
struct ConditionOperand {
  JsonValue literal = {};
  std::optional<Expression> expression = {};
  JsonPointer navigation = {};
  std::string text = {};
};

/// A condition, as a tree.
struct ConditionNode {
  enum class Kind { Or, And, Not, Compare, Test };

  Kind kind = Kind::Test;
  std::vector<ConditionNode> children = {};     ///< of Or, And, Not
  std::optional<Comparison> comparison = {};    ///< of Compare
  std::vector<ConditionOperand> operands = {};  ///< two of Compare, one of Test
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
