#pragma once

#include <string>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../suite.hpp"
#include "criterion_reader.hpp"
#include "expression_check.hpp"
#include "for_each_expectation.hpp"
#include "open_expectation_reader.hpp"
#include "selector_reader.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads what a step says of its answer: criteria, outputs, expectations.
class AnswerReader {
 public:
  AnswerReader(const SuiteDocument& document, Suite& suite, const Sight& sight)
      : document_(document), suite_(suite), sight_(sight), selectors_(document, sight) {}

  /// @param extension the step's `x-contract`, which may be absent
  void read(const Node& node, const Node& extension, Step& step) const {
    const CriterionReader criteria(document_, suite_, sight_);
    const auto read = [&](const Node& item) { step.criteria.push_back(criteria.read(item)); };
    if (document_.is_newer()) {
      document_.each_of_some(node, "successCriteria", read);
    } else {
      document_.each(node, "successCriteria", read);
    }
    document_.attempt([&] { step.outputs = outputs(node); });
    if (extension.value == nullptr) return;
    const OpenExpectationReader reader(document_, sight_);
    document_.each(extension, "expect",
                   [&](const Node& item) { step.expectations.push_back(reader.read(item)); });
    for_each_expectation(step.expectations, [this](const Expectation& one) { note_schema(one); });
  }

  /// The outputs of a step or workflow.
  std::vector<Output> outputs(const Node& node) const {
    std::vector<Output> all;
    for (const auto& member : document_.members(node, "outputs")) {
      const auto& name = member.place.tokens().back();
      all.push_back({name, {}, member.place});
      document_.attempt([&] {
        if (!is_identifier(name)) {
          document_.refuse(member.place, "name", "'" + name + "' is no name for an output",
                           "use letters, digits, ., - and _");
        }
        all.back().value = selectors_.read(member, "an output");
      });
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

  const SuiteDocument& document_;
  Suite& suite_;
  Sight sight_;
  SelectorReader selectors_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
