#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../suite.hpp"
#include "check_call.hpp"
#include "component.hpp"
#include "criterion_reader.hpp"
#include "expression_check.hpp"
#include "parameter_reader.hpp"
#include "selector_reader.hpp"
#include "step_target.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads lists of success or failure actions, references to components followed.
class ActionReader {
 public:
  /// Which of the two kinds of list is read.
  enum class Side { Success, Failure };

  ActionReader(const SuiteDocument& document, Suite& suite, const Sight& sight, Side side)
      : document_(document), suite_(suite), sight_(sight), side_(side) {}

  /// The actions under `name` of a step or workflow.
  std::vector<Action> read(const Node& owner, const std::string& name) const {
    std::vector<Action> all;
    std::set<std::string> seen;
    document_.each(owner, name, [&](const Node& item) {
      auto action = read_one(item);
      document_.demand_new(seen, action.name, item.place, "the action");
      all.push_back(std::move(action));
    });
    return all;
  }

  /// Where components keep what a list of this kind may refer to.
  static std::string component_of(Side side) {
    return side == Side::Success ? "successActions" : "failureActions";
  }

 private:
  Action read_one(const Node& item) const {
    document_.demand_kind(item, json::value_t::object, "an action");
    const bool refers = item.value->contains("reference");
    return plain(refers ? component(document_, item, component_of(side_)) : item);
  }

  Action plain(const Node& item) const {
    const bool is_failure = side_ == Side::Failure;
    document_.demand_shape(item, is_failure ? shapes().failure_action : shapes().action);
    Action action;
    action.place = item.place;
    action.name = document_.text(item, "name");
    if (action.name.empty()) {
      document_.refuse(item.place / "name", "name", "the action has an empty name", "name it");
    }
    action.kind = kind(item);
    document_.attempt([&] { read_target(item, action); });
    if (is_failure) document_.attempt([&] { read_retry(item, action); });
    document_.each(item, "criteria", [&](const Node& criterion) {
      action.criteria.push_back(CriterionReader(document_, suite_, sight_).read(criterion));
    });
    read_parameters(item, action);
    read_extension(item, action);
    return action;
  }

  Action::Kind kind(const Node& item) const {
    const auto word = document_.text(item, "type");
    for (const auto kind : {Action::Kind::End, Action::Kind::Goto, Action::Kind::Retry}) {
      if (word != to_string(kind)) continue;
      if (kind == Action::Kind::Retry && side_ == Side::Success) break;
      return kind;
    }
    document_.refuse(item.place / "type", "action", "'" + word + "' is no type of this action",
                     side_ == Side::Success ? "write end or goto" : "write end, goto or retry");
  }

  void read_target(const Node& item, Action& action) const {
    const bool names_workflow = item.value->contains("workflowId");
    const bool names_step = item.value->contains("stepId");
    if (names_workflow && names_step) {
      document_.refuse(item.place, "action", "the action has workflowId and stepId",
                       "give one of the two");
    }
    if (action.kind == Action::Kind::End && (names_workflow || names_step)) {
      document_.refuse(item.place, "action", "an action of type end goes nowhere",
                       "leave out " + std::string(names_step ? "stepId" : "workflowId") +
                           ", or write type: goto");
    }
    if (action.kind == Action::Kind::Goto && !names_workflow && !names_step) {
      document_.refuse(item.place, "member.missing", "the action does not say where to go",
                       "add stepId or workflowId");
    }
    if (names_workflow) action.workflow = StepTarget(document_, suite_).workflow(item);
    if (names_step) action.step = step(item);
  }

  std::string step(const Node& item) const {
    auto id = document_.text(item, "stepId");
    if (sight_.workflow.step(id) != nullptr) return id;
    std::vector<std::string> known;
    for (const auto& step : sight_.workflow.steps) known.push_back(step.id);
    document_.refuse_name(item.place / "stepId", "step",
                          "workflow '" + sight_.workflow.id + "' has no step '" + id + "'", id,
                          known);
  }

  void read_retry(const Node& item, Action& action) const {
    for (const char* const name : {"retryAfter", "retryLimit"}) {
      if (action.kind == Action::Kind::Retry || !item.value->contains(name)) continue;
      document_.refuse(item.place / name, "action",
                       std::string("'") + name + "' belongs to an action of type retry",
                       "leave it out, or write type: retry");
    }
    if (const auto after = item.value->find("retryAfter"); after != item.value->end()) {
      static constexpr double longest = 86400;
      if (!after->is_number() || after->get<double>() < 0 || after->get<double>() > longest) {
        document_.refuse(item.place / "retryAfter", "kind", "'retryAfter' is no time",
                         "it must be a number of seconds, at least 0 and at most 86400");
      }
      action.retry_after = after->get<double>();
    }
    if (const auto limit = item.value->find("retryLimit"); limit != item.value->end()) {
      if (!limit->is_number_unsigned()) {
        document_.refuse(item.place / "retryLimit", "kind", "'retryLimit' is no count",
                         "it must be an integer of at least 0");
      }
      action.retry_limit = limit->get<std::size_t>();
    }
  }

  void read_parameters(const Node& item, Action& action) const {
    action.parameters = ParameterReader(document_).read(item, ParameterReader::Receiver::Workflow);
    const bool is_whole = ParameterReader::is_whole(item, action.parameters);
    if (!action.parameters.empty() && action.workflow.empty()) {
      document_.refuse(item.place / "parameters", "action", "parameters go to a workflow alone",
                       "leave them out, or name a workflowId");
    }
    SelectorReader(document_, sight_).read(action.parameters);
    check_call(document_, suite_, action.workflow, action.parameters, item.place, is_whole);
  }

  void read_extension(const Node& item, Action& action) const {
    if (side_ == Side::Success) return;
    const auto extension = document_.optional(item, "x-contract", json::value_t::object);
    if (extension.value == nullptr) return;
    document_.demand_shape(extension, shapes().contract_of_action);
    action.recovers = document_.flag(extension, "recovers");
    if (action.recovers && action.kind == Action::Kind::Retry) {
      document_.refuse(extension.place / "recovers", "action", "a retry has nothing to recover",
                       "leave it out; attempts before the last never count");
    }
  }

  const SuiteDocument& document_;
  Suite& suite_;
  Sight sight_;
  Side side_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
