#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <variant>

#include "../suite.hpp"
#include "expression_check.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

class CriterionReader {
 public:
  CriterionReader(const SuiteDocument& document, Suite& suite, const Sight& sight)
      : document_(document), suite_(suite), expressions_(document, sight) {}

  Criterion read(const Node& node) const {
    document_.demand_shape(node, shapes().criterion);
    const auto type = node.value->find("type");
    if (type != node.value->end() && *type != "simple") {
      document_.refuse_unsupported(
          node.place / "type",
          "a criterion of type " + (type->is_string() ? type->get<std::string>() : type->dump()),
          "write a simple condition, or a JSON Schema under x-contract.expect");
    }
    const auto context = node.value->find("context");
    if (context != node.value->end()) {
      expressions_.read({&*context, node.place / "context"}, "'context'");
    }
    const auto place = node.place / "condition";
    auto parsed = Condition::parse(document_.text(node, "condition"));
    if (const auto* error = std::get_if<ConditionError>(&parsed)) {
      document_.refuse(place, "condition",
                       "the condition does not parse at character " +
                           std::to_string(error->column) + ": " + error->problem,
                       error->fix);
    }
    auto& condition = std::get<Condition>(parsed);
    for (const auto& expression : condition.expressions()) expressions_.check(expression, place);
    for (const auto& warning : condition.warnings()) {
      suite_.warnings.push_back({suite_.place(place), warning});
    }
    return {std::move(condition), node.place};
  }

 private:
  const SuiteDocument& document_;
  Suite& suite_;
  ExpressionCheck expressions_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
