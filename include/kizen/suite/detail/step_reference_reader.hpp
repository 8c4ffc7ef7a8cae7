#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../suite.hpp"
#include "expression_check.hpp"
#include "step_target.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads what a step depends on: `STEP`, `$workflows.WORKFLOW.steps.STEP` or
/// `$sourceDescriptions.SOURCE.WORKFLOW.steps.STEP`.
class StepReferenceReader {
 public:
  StepReferenceReader(const SuiteDocument& document, const Suite& suite, const Sight& sight)
      : document_(document), suite_(suite), sight_(sight) {}

  StepReference read(const Node& node) const {
    document_.demand_kind(node, json::value_t::string, "an item of 'dependsOn'");
    const auto text = node.value->get<std::string>();
    if (text.empty() || text.front() != '$') return own(text, node.place);
    const auto at = text.rfind(".steps.");
    if (at == std::string::npos) refuse(text, node.place);
    auto name = text.substr(0, at);
    if (starts_with(name, "$workflows.")) {
      name.erase(0, std::string_view("$workflows.").size());
    } else if (!starts_with(name, in_source)) {
      refuse(text, node.place);
    }
    StepReference reference{StepTarget(document_, suite_).workflow(name, node.place),
                            text.substr(at + std::string_view(".steps.").size())};
    const auto* workflow = suite_.called(reference.workflow).workflow;
    if (workflow != nullptr) demand_step(*workflow, workflow->steps.size(), reference.step, node);
    return reference;
  }

 private:
  [[noreturn]] void refuse(const std::string& text, const JsonPointer& place) const {
    document_.refuse(place, "step", "'" + text + "' names no step",
                     "write a stepId, or $workflows.WORKFLOW.steps.STEP");
  }

  StepReference own(const std::string& id, const JsonPointer& place) const {
    const auto earlier = sight_.workflow.jumps ? sight_.workflow.steps.size() : sight_.earlier;
    demand_step(sight_.workflow, earlier, id, {nullptr, place});
    return {{}, id};
  }

  void demand_step(const Workflow& workflow, std::size_t earlier, const std::string& id,
                   const Node& node) const {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < std::min(earlier, workflow.steps.size()); ++i) {
      known.push_back(workflow.steps[i].id);
    }
    if (std::find(known.begin(), known.end(), id) != known.end()) return;
    const bool is_own = &workflow == &sight_.workflow;
    document_.refuse_name(node.place, "step",
                          is_own ? "no earlier step is called '" + id + "'"
                                 : "workflow '" + workflow.id + "' has no step '" + id + "'",
                          id, known);
  }

  const SuiteDocument& document_;
  const Suite& suite_;
  Sight sight_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
