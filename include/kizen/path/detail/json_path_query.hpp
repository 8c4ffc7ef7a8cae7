#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "i_regexp.hpp"
#include "json_path_function.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

struct JsonPathBasicExpr;

/// All of these hold. @see RFC 9535, 2.3.5.1, logical-and-expr
using JsonPathAndExpr = std::vector<JsonPathBasicExpr>;

/// One of these holds. @see RFC 9535, 2.3.5.1, logical-or-expr
struct JsonPathOrExpr {
  std::vector<JsonPathAndExpr> any;
};

/// @see RFC 9535, 2.3.1
struct JsonPathNameSelector {
  std::string name;
};

/// @see RFC 9535, 2.3.2
struct JsonPathWildcardSelector {};

/// @see RFC 9535, 2.3.3
struct JsonPathIndexSelector {
  std::int64_t index = 0;
};

/// @see RFC 9535, 2.3.4
struct JsonPathSliceSelector {
  std::optional<std::int64_t> start = {};
  std::optional<std::int64_t> end = {};
  std::int64_t step = 1;
};

/// @see RFC 9535, 2.3.5
struct JsonPathFilterSelector {
  JsonPathOrExpr condition;
};

using JsonPathSelector =
    std::variant<JsonPathNameSelector, JsonPathWildcardSelector, JsonPathIndexSelector,
                 JsonPathSliceSelector, JsonPathFilterSelector>;

/// @see RFC 9535, 2.5
struct JsonPathSegment {
  bool is_descendant = false;
  std::vector<JsonPathSelector> selectors = {};
  bool is_loose = false;  ///< blanks stand within its brackets
};

/// What starts at `$`, or in a filter at `@`. @see RFC 9535, 2.1.1 and 2.3.5.1
struct JsonPathQuery {
  bool is_relative = false;
  std::vector<JsonPathSegment> segments = {};
};

/// @see RFC 9535, 2.3.5.1, name-segment and index-segment
inline bool is_singular(const JsonPathSegment& segment) {
  if (segment.is_descendant || segment.is_loose || segment.selectors.size() != 1) return false;
  const auto& selector = segment.selectors.front();
  return std::holds_alternative<JsonPathNameSelector>(selector) ||
         std::holds_alternative<JsonPathIndexSelector>(selector);
}

/// @see RFC 9535, 2.3.5.1, singular-query
inline bool is_singular(const JsonPathQuery& query) {
  return std::all_of(query.segments.begin(), query.segments.end(),
                     [](const JsonPathSegment& segment) { return is_singular(segment); });
}

/// @see RFC 9535, 2.3.5.1, literal
struct JsonPathLiteral {
  json value;
};

struct JsonPathOperand;

/// @see RFC 9535, 2.4, function-expr
struct JsonPathFunctionExpr {
  const JsonPathFunction* function = nullptr;
  std::vector<JsonPathOperand> arguments;
  std::shared_ptr<const IRegexp> pattern = {};  ///< where it is written in the query
};

/// What is compared, tested or given to a function.
struct JsonPathOperand {
  std::variant<JsonPathLiteral, JsonPathQuery, JsonPathFunctionExpr> expr;
};

inline JsonPathType type_of(const JsonPathOperand& operand) {
  if (std::holds_alternative<JsonPathQuery>(operand.expr)) return JsonPathType::Nodes;
  const auto* const function = std::get_if<JsonPathFunctionExpr>(&operand.expr);
  return function == nullptr ? JsonPathType::Value : function->function->result;
}

/// @see RFC 9535, 2.3.5.1, comparison-op
enum class JsonPathComparisonOp { Equal, NotEqual, AtMost, AtLeast, Less, Greater };

/// @see RFC 9535, 2.3.5.1, comparison-expr
struct JsonPathComparisonExpr {
  JsonPathOperand left;
  JsonPathComparisonOp op;
  JsonPathOperand right;
};

/// A query that finds something, or a function that says yes. @see RFC 9535, 2.3.5.1, test-expr
struct JsonPathTestExpr {
  JsonPathOperand tested;
};

/// @see RFC 9535, 2.3.5.1, basic-expr
struct JsonPathBasicExpr {
  bool is_negated = false;
  std::variant<JsonPathOrExpr, JsonPathComparisonExpr, JsonPathTestExpr> expr;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
