#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../path/json_path.hpp"
#include "../suite.hpp"
#include "criterion_reader.hpp"
#include "expectation_reader.hpp"
#include "expression_check.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads what a step says of its answer: criteria, outputs, expectations.
class AnswerReader {
 public:
  AnswerReader(const SuiteDocument& document, Suite& suite, const Sight& sight)
      : document_(document), suite_(suite), sight_(sight), expressions_(document, sight) {}

  /// @param extension the step's `x-contract`, which may be absent
  void read(const Node& node, const Node& extension, Step& step) const {
    const CriterionReader criteria(document_, suite_, sight_);
    for (const auto& item : document_.items(node, "successCriteria")) {
      step.criteria.push_back(criteria.read(item));
    }
    step.outputs = outputs(node);
    if (extension.value == nullptr) return;
    const ExpectationReader reader(document_, sight_);
    for (const auto& item : document_.items(extension, "expect")) {
      step.expectations.push_back(reader.read(item));
      note_schema(step.expectations.back());
    }
  }

  /// The outputs of a step or workflow.
  std::vector<Output> outputs(const Node& node) const {
    std::vector<Output> all;
    for (const auto& member : document_.members(node, "outputs")) {
      const auto& name = member.place.tokens().back();
      if (!is_identifier(name)) {
        document_.refuse(member.place, "name", "'" + name + "' is no name for an output",
                         "use letters, digits, ., - and _");
      }
      all.push_back(output(name, member));
    }
    return all;
  }

 private:
  void note_schema(const Expectation& expectation) const {
    if (!expectation.compiled) return;
    for (const auto& note : expectation.compiled->notes()) {
      suite_.warnings.push_back({suite_.place(expectation.place), note});
    }
  }

  /// An expression, or a selector that looks into what an expression stands for.
  Output output(const std::string& name, const Node& node) const {
    if (!node.value->is_object() || !has_selectors()) {
      return {name, expressions_.read(node, "an output"), node.place};
    }
    document_.demand_shape(node, shapes().selector);
    const auto context = document_.required(node, "context", json::value_t::string);
    const auto type = document_.text(node, "type");
    if (type != "jsonpath") {
      document_.refuse_unsupported(node.place / "type", "a selector of type '" + type + "'",
                                   "write type: jsonpath");
    }
    auto path = JsonPath::parse(document_.text(node, "selector"));
    if (const auto* error = std::get_if<JsonPathError>(&path)) {
      document_.refuse(node.place / "selector", "selector",
                       "the JSONPath does not parse at character " + std::to_string(error->column),
                       error->problem);
    }
    return {name, expressions_.read(context, "'context'"), node.place,
            std::move(std::get<JsonPath>(path))};
  }

  /// Selectors came with Arazzo 1.1.
  bool has_selectors() const {
    return starts_with(document_.text(document_.root(), "arazzo"), "1.1.");
  }

  const SuiteDocument& document_;
  Suite& suite_;
  Sight sight_;
  ExpressionCheck expressions_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
