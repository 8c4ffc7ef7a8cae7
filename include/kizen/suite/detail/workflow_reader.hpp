#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../inputs.hpp"
#include "../suite.hpp"
#include "answer_reader.hpp"
#include "expression_check.hpp"
#include "input_reader.hpp"
#include "inputs_inl.hpp"
#include "parameter_reader.hpp"
#include "relation_reader.hpp"
#include "step_reader.hpp"
#include "step_target.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one workflow in two passes: what others see of it, then what it does.
class WorkflowReader {
 public:
  WorkflowReader(const SuiteDocument& document, Suite& suite)
      : document_(document), suite_(suite) {}

  /// Id, inputs, the names of its outputs, tags.
  Workflow read_face(const Node& node) const {
    document_.demand_shape(node, shapes().workflow);
    Workflow workflow;
    workflow.place = node.place;
    workflow.id = document_.text(node, "workflowId");
    if (!is_strict_identifier(workflow.id)) {
      document_.refuse(node.place / "workflowId", "name", "'" + workflow.id + "' is no workflowId",
                       "use letters, digits, - and _");
    }
    workflow.summary = document_.optional_text(node, "summary");
    workflow.tags = suite_.tags;
    const auto extension = extension_of(node);
    if (extension.value != nullptr) {
      for (auto& tag : document_.texts(extension, "tags")) workflow.tags.push_back(std::move(tag));
      workflow.skip = document_.optional_text(extension, "skip");
    }
    workflow.inputs = InputReader(document_, node).inputs();
    for (const auto& member : document_.members(node, "outputs")) {
      workflow.outputs.push_back({member.place.tokens().back(), {}, member.place});
    }
    return workflow;
  }

  /// Steps, outputs, teardown and relations. Every face must be read.
  void read_body(const Node& node, Workflow& workflow) const {
    const StepReader reader(document_, suite_, workflow);
    const auto common = ParameterReader(document_).read(node, true);
    const ExpressionCheck before(document_, {suite_, workflow, nullptr, Sight::Moment::Before});
    for (const auto& parameter : common) {
      before.check_value(*parameter.value, parameter.place / "value");
    }
    std::set<std::string> seen;
    for (const auto& item : document_.required_items(node, "steps")) {
      auto step = reader.read(item, common);
      document_.demand_new(seen, step.id, item.place / "stepId", "the step");
      workflow.steps.push_back(std::move(step));
    }
    check_common(common, workflow);
    const Sight after{suite_, workflow, nullptr, Sight::Moment::After};
    workflow.outputs = AnswerReader(document_, suite_, after).outputs(node);
    read_teardown(node, reader, after, workflow);
    workflow.relations = RelationReader(document_, after).read_all(extension_of(node));
  }

  /// The cases of a workflow that is run by itself.
  void read_cases(const Node& node, bool is_called, Workflow& workflow) const {
    const auto extension = extension_of(node);
    const bool lists = extension.value != nullptr && extension.value->contains("cases");
    workflow.is_helper = is_called && !lists;
    if (workflow.is_helper) return;
    if (!lists) {
      workflow.cases.push_back({{}, {}, node.place});
    } else {
      std::set<std::string> seen;
      for (const auto& item : document_.required_items(extension, "cases")) {
        workflow.cases.push_back(case_of(item));
        document_.demand_new(seen, workflow.cases.back().name, item.place / "name", "the case");
      }
    }
    for (const auto& one : workflow.cases) check_case(one, workflow);
  }

 private:
  Node extension_of(const Node& node) const {
    const auto extension = document_.optional(node, "x-contract", json::value_t::object);
    if (extension.value != nullptr) {
      document_.demand_shape(extension, shapes().contract_of_workflow);
    }
    return extension;
  }

  /// A parameter of the workflow must be of use to one step.
  void check_common(const std::vector<StepParameter>& common, const Workflow& workflow) const {
    for (const auto& parameter : common) {
      const bool used =
          std::any_of(workflow.steps.begin(), workflow.steps.end(), [&](const Step& step) {
            return std::any_of(step.parameters.begin(), step.parameters.end(),
                               [&](const auto& own) { return same_parameter(own, parameter); });
          });
      if (used) continue;
      document_.refuse(parameter.place, "parameter",
                       "no operation of the workflow declares the " +
                           std::string(to_string(*parameter.in)) + " parameter '" + parameter.name +
                           "'",
                       "correct its name or place, or leave it out");
    }
  }

  void read_teardown(const Node& node, const StepReader& reader, const Sight& after,
                     Workflow& workflow) const {
    const auto extension = extension_of(node);
    if (extension.value == nullptr) return;
    for (const auto& item : document_.items(extension, "teardown")) {
      document_.demand_shape(item, shapes().teardown);
      Teardown teardown;
      teardown.place = item.place;
      teardown.workflow = StepTarget(document_, suite_).workflow(item);
      teardown.parameters = ParameterReader(document_).read(item, false);
      for (const auto& parameter : teardown.parameters) {
        ExpressionCheck(document_, after).check_value(*parameter.value, parameter.place / "value");
      }
      reader.check_call(teardown.workflow, teardown.parameters, item.place);
      workflow.teardown.push_back(std::move(teardown));
    }
  }

  Case case_of(const Node& node) const {
    document_.demand_shape(node, shapes().case_of_workflow);
    Case one;
    one.place = node.place;
    one.name = document_.text(node, "name");
    if (one.name.empty()) {
      document_.refuse(node.place / "name", "name", "the case has an empty name", "name it");
    }
    for (const auto& input : document_.members(node, "inputs")) {
      one.inputs[input.place.tokens().back()] = document_.value(input);
    }
    return one;
  }

  void check_case(const Case& one, const Workflow& workflow) const {
    const auto complete = complete_inputs(workflow, one.inputs, {});
    const auto what =
        one.name.empty() ? "workflow '" + workflow.id + "'" : "case '" + one.name + "'";
    if (!complete.problems.empty()) {
      document_.refuse(one.place, "case", what + ": " + complete.problems.front(),
                       "correct the case, or the inputs of the workflow");
    }
    for (const auto& name : complete.missing) {
      if (!workflow.input(name)->environment.empty()) continue;
      document_.refuse(one.place, "case", what + ": the required input '" + name + "' has no value",
                       "give it in x-contract.cases, give it a default, or name a variable for it "
                       "in x-contract.environment");
    }
  }

  const SuiteDocument& document_;
  Suite& suite_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
