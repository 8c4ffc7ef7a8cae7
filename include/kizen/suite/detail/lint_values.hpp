#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "calls.hpp"
#include "expression_uses.hpp"
#include "lint_log.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds inputs and outputs that nothing reads.
class ValueLint {
 public:
  explicit ValueLint(LintLog& log) : log_(log) {
    for (const auto& workflow : log.suite().workflows) note_reads(workflow);
  }

  void run() {
    find_inputs();
    for (const auto& workflow : log_.suite().workflows) {
      find_inputs_without_value(workflow);
      find_step_outputs(workflow);
      if (called_.count(workflow.id) > 0) find_outputs(workflow);
    }
  }

 private:
  void note_reads(const Workflow& workflow) {
    const Step* current = nullptr;
    const auto note = [&](const Expression& expression) {
      note_read(expression, workflow, current);
    };
    for (const auto& step : workflow.steps) {
      current = &step;
      for_each_expression(step, note);
    }
    for_each_late_expression(workflow, note);
    note_called(workflow);
  }

  void note_read(const Expression& expression, const Workflow& workflow, const Step* current) {
    using Root = Expression::Root;
    const auto& name = expression.name;
    if (expression.root == Root::Inputs) {
      inputs_.emplace(workflow.id, name);
    } else if (expression.root == Root::Workflows) {
      (expression.part == "inputs" ? inputs_ : outputs_).emplace(expression.owner, name);
    } else if (expression.root == Root::Outputs && current != nullptr) {
      note_output_of(current->workflow, name);
    } else if (expression.root == Root::Steps) {
      step_outputs_.emplace(workflow.id, expression.owner, name);
      const auto* const step = workflow.step(expression.owner);
      if (step != nullptr) note_output_of(step->workflow, name);
    }
  }

  void note_output_of(const WorkflowReference& called, const std::string& name) {
    if (called.source.empty()) outputs_.emplace(called.id, name);
  }

  /// Who hands over to another workflow for good also hands on its outputs.
  void note_called(const Workflow& workflow) {
    const auto note = [&](const WorkflowReference& name) {
      if (name.source.empty()) called_.insert(name.id);
    };
    for (const auto& step : workflow.steps) note(step.workflow);
    for (const auto& name : workflow.depends_on) note(name);
    for (const auto& entry : workflow.teardown) note(entry.workflow);
  }

  struct Declared {
    const Input* input = nullptr;
    const Workflow* workflow = nullptr;
    std::size_t owners = 0;
    bool is_read = false;
  };

  /// An input of a shared declaration is read if one of the workflows that take it reads it.
  void find_inputs() {
    std::map<JsonPointer, Declared> all;
    for (const auto& workflow : log_.suite().workflows) {
      for (const auto& input : workflow.inputs) {
        auto& declared = all[input.place];
        declared.input = &input;
        declared.workflow = &workflow;
        ++declared.owners;
        declared.is_read = declared.is_read || inputs_.count({workflow.id, input.name}) > 0;
      }
    }
    for (const auto& [place, declared] : all) {
      if (declared.is_read) continue;
      const auto owner = declared.owners > 1 ? std::to_string(declared.owners) + " workflows"
                                             : "workflow '" + declared.workflow->id + "'";
      log_.add("unused-input", place,
               "input '" + declared.input->name + "' of " + owner + " is read nowhere",
               "read it as $inputs." + declared.input->name + ", or take it out, of cases too");
    }
  }

  /// Of a workflow that others call, they give the values.
  void find_inputs_without_value(const Workflow& workflow) {
    if (workflow.is_helper || called_.count(workflow.id) > 0) return;
    for (const auto& input : workflow.inputs) {
      const bool has_value =
          input.fallback || input.required || !input.environment.empty() ||
          std::any_of(workflow.cases.begin(), workflow.cases.end(),
                      [&](const Case& one) { return one.inputs.count(input.name) > 0; });
      if (has_value || inputs_.count({workflow.id, input.name}) == 0) continue;
      log_.add("input-without-value", input.place,
               "input '" + input.name + "' of workflow '" + workflow.id +
                   "' is read, but nothing gives it a value",
               "give it in a case, give it a default, or name a variable for it in "
               "x-contract.environment");
    }
  }

  void find_step_outputs(const Workflow& workflow) {
    for (const auto& step : workflow.steps) {
      for (const auto& output : step.outputs) {
        if (step_outputs_.count({workflow.id, step.id, output.name}) > 0) continue;
        log_.add("unused-output", output.place,
                 "output '" + output.name + "' of step '" + step.id + "' is read nowhere",
                 "read it as $steps." + step.id + ".outputs." + output.name + ", or take it out");
      }
    }
  }

  void find_outputs(const Workflow& workflow) {
    for (const auto& output : workflow.outputs) {
      if (outputs_.count({workflow.id, output.name}) > 0) continue;
      log_.add("unused-output", output.place,
               "output '" + output.name + "' of workflow '" + workflow.id +
                   "' is read by none of those that call it or depend on it",
               "read it there, or take it out");
    }
  }

  LintLog& log_;
  std::set<std::pair<std::string, std::string>> inputs_;   ///< that are read, by workflow
  std::set<std::pair<std::string, std::string>> outputs_;  ///< that are read, by workflow
  std::set<std::tuple<std::string, std::string, std::string>> step_outputs_;
  std::set<std::string> called_;  ///< workflows that others call or depend on
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
