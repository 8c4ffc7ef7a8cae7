#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "../core/json_pointer.hpp"
#include "scope.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A runtime expression, such as `$steps.create.outputs.id` or `$response.body#/results/0`.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// const auto first = kizen::Expression::parse("$response.body#/results/0");
/// assert(first && first->root == kizen::Expression::Root::Response);
/// assert(first->part == "body" && first->pointer.to_string() == "/results/0");
/// assert(!kizen::Expression::parse("$response.body.results"));  // conditions alone know that
/// ```
///
/// @see Arazzo 1.1.0, Runtime Expressions
struct Expression {
  enum class Root {
    Url,
    Method,
    StatusCode,
    Self,
    Request,
    Response,
    Message,
    Inputs,
    Outputs,
    Steps,
    Workflows,
    SourceDescriptions,
    Components
  };

  Root root = Root::Url;
  std::string owner = {};    ///< the step, workflow or source description that is named
  std::string part = {};     ///< `header`, `body`, `outputs`, ...; empty where there is but one
  std::string name = {};     ///< the header, parameter, input or output that is named
  JsonPointer pointer = {};  ///< further into the value
  std::string text = {};     ///< as written

  /// The expression that the whole of `text` is, if it is one.
  KIZEN_INLINE static std::optional<Expression> parse(std::string_view text);
};

inline std::ostream& operator<<(std::ostream& out, const Expression& expression) {
  return out << expression.text;
}

/// What an expression stands for, of the kind it has there; null where it is absent.
KIZEN_INLINE JsonValue evaluate(const Expression& expression, const Scope& scope);

}  // namespace KIZEN_ABI
}  // namespace kizen
