#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../suite.hpp"
#include "answer_reader.hpp"
#include "check_call.hpp"
#include "condition_reader.hpp"
#include "expression_check.hpp"
#include "input_reader.hpp"
#include "parameter_reader.hpp"
#include "relation_reader.hpp"
#include "selector_reader.hpp"
#include "step_reader.hpp"
#include "step_target.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one workflow in three passes over all: what others see of it, what others see of its steps,
/// what it does.
class WorkflowReader {
 public:
  WorkflowReader(const SuiteDocument& document, Suite& suite)
      : document_(document),
        suite_(suite),
        components_jump_(components_jump(*document.root().value)) {}

  /// Id, inputs, the names of its outputs, tags.
  Workflow read_face(const Node& node) const {
    Workflow workflow;
    workflow.place = node.place;
    workflow.tags = suite_.tags;
    document_.attempt([&] { document_.demand_shape(node, shapes().workflow); });
    if (!node.value->is_object()) return workflow;
    document_.attempt([&] { workflow.id = workflow_id(node); });
    document_.attempt([&] { workflow.summary = document_.optional_text(node, "summary"); });
    document_.attempt([&] { document_.optional_text(node, "description"); });
    document_.attempt([&] { read_own_words(node, workflow); });
    document_.attempt([&] {
      InputReader reader(document_, node);
      workflow.inputs = reader.inputs();
      workflow.whole_inputs = reader.whole();
    });
    document_.attempt([&] {
      for (const auto& member : document_.members(node, "outputs")) {
        workflow.outputs.push_back({member.place.tokens().back(), {}, member.place});
      }
    });
    return workflow;
  }

  /// Ids, targets and outputs of its steps. Every face must be read.
  void read_steps(const Node& node, Workflow& workflow) const {
    if (!node.value->is_object()) return;
    const StepReader reader(document_, suite_, workflow);
    document_.each(node, "dependsOn", [&](const Node& item) {
      workflow.depends_on.push_back(dependency(item, workflow));
    });
    std::set<std::string> seen;
    document_.attempt([&] {
      for (const auto& item : document_.required_items(node, "steps")) {
        workflow.steps.push_back(reader.read_face(item));
        const auto& id = workflow.steps.back().id;
        if (id.empty()) continue;
        document_.attempt(
            [&] { document_.demand_new(seen, id, item.place / "stepId", "the step"); });
      }
    });
    workflow.jumps = jumps(node);
  }

  /// All else. The steps of every workflow must be read.
  void read_body(const Node& node, Workflow& workflow) const {
    if (!node.value->is_object()) return;
    const StepReader reader(document_, suite_, workflow);
    auto common = ParameterReader(document_).read(node, ParameterReader::Receiver::Either);
    SelectorReader(document_, {suite_, workflow, nullptr, Sight::Moment::Before, 0}).read(common);
    document_.attempt([&] {
      const auto steps = document_.items(node, "steps");
      for (std::size_t i = 0; i < workflow.steps.size(); ++i) {
        reader.read_body(node, steps[i], i, common);
      }
    });
    check_common(common, workflow);
    const Sight after{suite_, workflow, nullptr, Sight::Moment::After};
    document_.attempt(
        [&] { workflow.outputs = AnswerReader(document_, suite_, after).outputs(node); });
    const auto extension = extension_of(node);
    if (extension.value == nullptr) return;
    document_.each(extension, "teardown",
                   [&](const Node& item) { workflow.teardown.push_back(teardown(item, after)); });
    const RelationReader relations(document_, after);
    document_.each(extension, "relations",
                   [&](const Node& item) { workflow.relations.push_back(relations.read(item)); });
  }

 private:
  std::string workflow_id(const Node& node) const {
    auto id = document_.text(node, "workflowId");
    if (is_strict_identifier(id)) return id;
    document_.refuse(node.place / "workflowId", "name", "'" + id + "' is no workflowId",
                     "use letters, digits, - and _");
  }

  void read_own_words(const Node& node, Workflow& workflow) const {
    const auto extension = document_.optional(node, "x-contract", json::value_t::object);
    if (extension.value == nullptr) return;
    document_.demand_shape(extension, shapes().contract_of_workflow);
    for (auto& tag : document_.names(extension, "tags")) workflow.tags.push_back(std::move(tag));
    document_.flag(extension, "helper");
    workflow.skip = document_.reason(extension, "skip");
    workflow.xfail = document_.reason(extension, "xfail");
    workflow.deadline = document_.seconds(extension, "deadline");
  }

  /// The extension, whose shape was looked at when the face was read; its value may be null.
  static Node extension_of(const Node& node) {
    const auto found = node.value->find("x-contract");
    const bool is_usable = found != node.value->end() && found->is_object();
    return {is_usable ? &*found : nullptr, node.place / "x-contract"};
  }

  WorkflowReference dependency(const Node& node, const Workflow& workflow) const {
    document_.demand_kind(node, json::value_t::string, "an item of 'dependsOn'");
    auto name = StepTarget(document_, suite_).workflow(node.value->get<std::string>(), node.place);
    const auto& all = workflow.depends_on;
    if (std::find(all.begin(), all.end(), name) != all.end()) {
      document_.refuse(node.place, "duplicate", "'" + name.to_string() + "' is there twice",
                       "name it once");
    }
    check_call(document_, suite_, name, {}, node.place);
    return name;
  }

  /// Whether an action that steps of the workflow may take goes to a step.
  bool jumps(const Node& workflow) const {
    const auto steps = document_.items(workflow, "steps");
    return components_jump_ || jumps(*workflow.value, {"successActions", "failureActions"}) ||
           std::any_of(steps.begin(), steps.end(), [&](const Node& step) {
             return jumps(*step.value, {"onSuccess", "onFailure"});
           });
  }

  /// Whether an action in one of some lists of an object goes to a step.
  static bool jumps(const json& owner, std::initializer_list<const char*> lists) {
    const auto goes_to_step = [](const json& action) {
      return action.is_object() && action.contains("stepId");
    };
    return owner.is_object() && std::any_of(lists.begin(), lists.end(), [&](const char* list) {
             const auto found = owner.find(list);
             return found != owner.end() && found->is_structured() &&
                    std::any_of(found->begin(), found->end(), goes_to_step);
           });
  }

  /// Whether an action among the components goes to a step: any workflow may refer to it.
  static bool components_jump(const json& root) {
    const auto components = root.find("components");
    return components != root.end() && jumps(*components, {"successActions", "failureActions"});
  }

  /// A parameter of the workflow must be of use to one step.
  void check_common(const std::vector<StepParameter>& common, const Workflow& workflow) const {
    for (const auto& parameter : common) {
      const bool used =
          std::any_of(workflow.steps.begin(), workflow.steps.end(), [&](const Step& step) {
            return std::any_of(step.parameters.begin(), step.parameters.end(),
                               [&](const auto& own) { return same_parameter(own, parameter); });
          });
      if (used || !is_known(workflow)) continue;
      document_.attempt([&] {
        document_.refuse(parameter.place, "parameter",
                         parameter.in
                             ? "no operation of the workflow declares the " +
                                   std::string(to_string(*parameter.in)) + " parameter '" +
                                   parameter.name + "'"
                             : "no workflow that is called has an input '" + parameter.name + "'",
                         "correct its name or place, or leave it out");
      });
    }
  }

  /// Whether the operations of all its steps were found.
  static bool is_known(const Workflow& workflow) {
    return std::all_of(workflow.steps.begin(), workflow.steps.end(), [](const Step& step) {
      return step.operation != nullptr || !step.workflow.empty();
    });
  }

  Teardown teardown(const Node& item, const Sight& after) const {
    document_.demand_shape(item, shapes().teardown);
    Teardown teardown;
    teardown.place = item.place;
    teardown.workflow = StepTarget(document_, suite_).workflow(item);
    teardown.parameters =
        ParameterReader(document_).read(item, ParameterReader::Receiver::Workflow);
    SelectorReader(document_, after).read(teardown.parameters);
    if (item.value->contains("when")) {
      teardown.when = ConditionReader(document_, suite_, after)
                          .read({&item.value->at("when"), item.place / "when"});
    }
    check_call(document_, suite_, teardown.workflow, teardown.parameters, item.place,
               ParameterReader::is_whole(item, teardown.parameters));
    return teardown;
  }

  const SuiteDocument& document_;
  Suite& suite_;
  bool components_jump_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
