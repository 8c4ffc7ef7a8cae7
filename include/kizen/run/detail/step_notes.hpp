#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "../case_result.hpp"
#include "call_inputs.hpp"
#include "deadlines.hpp"
#include "step_judge.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Where what steps came to is noted: among the steps of a case, or among those of its teardown.
class StepNotes {
 public:
  explicit StepNotes(CaseResult& result) : result_(result) {}

  bool is_teardown = false;

  std::vector<StepResult>& steps() { return is_teardown ? result_.teardown : result_.steps; }

  /// Notes a step, or what stands for one, that made no request.
  void add_failures(const std::string& id, const std::string& what,
                    std::vector<Violation> failures) {
    StepResult done;
    done.id = id;
    done.report.request = what;
    done.failures = std::move(failures);
    steps().push_back(std::move(done));
  }

  /// Notes why a workflow cannot be called.
  void add_inputs(const std::string& id, const std::string& prefix, const Suite& suite,
                  const CallInputs& inputs) {
    add_failures(prefix + id, id,
                 {case_violation(suite, inputs.place, "case.value", "a value for every input",
                                 inputs.problem)});
  }

  /// Notes it once: an attempt that a deadline has cut short says so already.
  void add_late(const Deadline& deadline) {
    auto& failures = steps().back().failures;
    const bool is_told = std::any_of(failures.begin(), failures.end(), [&](const Violation& one) {
      return one.rule == deadline.rule && one.schema.pointer == deadline.place;
    });
    if (is_told) return;
    failures.push_back(
        case_violation(*deadline.suite, deadline.place, deadline.rule,
                       "an end within " + std::to_string(deadline.duration.count()) + " ms",
                       "it would come later"));
  }

  void skip_teardown(const Teardown& entry, const std::string& why) {
    result_.teardown_skipped.push_back(entry.workflow.to_string() + ": " + why);
  }

 private:
  CaseResult& result_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
