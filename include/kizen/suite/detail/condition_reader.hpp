#pragma once

#include <string>
#include <utility>
#include <variant>

#include "../../core/detail/nlohmann_json.hpp"
#include "../suite.hpp"
#include "expression_check.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads simple conditions.
class ConditionReader {
 public:
  ConditionReader(const SuiteDocument& document, Suite& suite, const Sight& sight)
      : document_(document), suite_(suite), expressions_(document, sight) {}

  Condition read(const Node& node) const {
    document_.demand_kind(node, json::value_t::string, "a condition");
    auto parsed = Condition::parse(node.value->get<std::string>());
    if (const auto* error = std::get_if<ConditionError>(&parsed)) {
      document_.refuse(node.place, "condition",
                       "the condition does not parse at character " +
                           std::to_string(error->column) + ": " + error->problem,
                       error->fix);
    }
    auto& condition = std::get<Condition>(parsed);
    for (const auto& expression : condition.expressions()) {
      expressions_.check(expression, node.place);
    }
    for (const auto& warning : condition.warnings()) {
      suite_.warnings.push_back({suite_.place(node.place), warning});
    }
    return std::move(condition);
  }

 private:
  const SuiteDocument& document_;
  Suite& suite_;
  ExpressionCheck expressions_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
