#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "../suite.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Refuses workflows that call themselves, by whatever way round, or nest too deeply.
class CallCycles {
 public:
  CallCycles(const SuiteDocument& document, const Suite& suite)
      : document_(document), suite_(suite) {}

  void refuse() {
    for (const auto& workflow : suite_.workflows) visit(workflow, workflow.place);
  }

 private:
  static constexpr std::size_t deepest = 32;

  void visit(const Workflow& workflow, const JsonPointer& caller) {
    if (std::find(done_.begin(), done_.end(), workflow.id) != done_.end()) return;
    const bool again = std::find(path_.begin(), path_.end(), workflow.id) != path_.end();
    path_.push_back(workflow.id);
    if (again) {
      document_.refuse(caller, "recursion",
                       "workflows call one another in a circle: " + joined(path_, " -> "),
                       "break the circle");
    }
    if (path_.size() > deepest) {
      document_.refuse(caller, "recursion", "workflows call one another more than 32 deep",
                       "put steps together");
    }
    for (const auto& step : workflow.steps) {
      if (step.operation == nullptr) visit(*suite_.workflow(step.workflow), step.place);
    }
    for (const auto& entry : workflow.teardown) {
      visit(*suite_.workflow(entry.workflow), entry.place);
    }
    path_.pop_back();
    done_.push_back(workflow.id);
  }

  const SuiteDocument& document_;
  const Suite& suite_;
  std::vector<std::string> path_;
  std::vector<std::string> done_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
