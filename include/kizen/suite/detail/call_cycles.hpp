#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "../suite.hpp"
#include "calls.hpp"
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
    for (const auto& workflow : suite_.workflows) visit(suite_, workflow, workflow.place);
  }

 private:
  static constexpr std::size_t deepest = 32;

  /// How deep calls nest below a workflow, itself included.
  std::size_t visit(const Suite& suite, const Workflow& workflow, const JsonPointer& caller) {
    const auto known = heights_.find(&workflow);
    if (known != heights_.end()) return known->second;
    const bool again = !open_.insert(&workflow).second;
    path_.push_back(&workflow);
    if (again) {
      document_.refuse(caller, "recursion", "workflows call one another in a circle: " + path(),
                       "break the circle");
    }
    if (path_.size() > deepest) refuse_depth(caller);
    std::size_t height = 1;
    const auto follow = [&](const WorkflowReference& name, const JsonPointer& place) {
      const auto called = suite.called(name);
      if (called.workflow == nullptr) return;
      const auto& at = called.suite == &suite_ ? place : caller;
      height = std::max(height, 1 + visit(*called.suite, *called.workflow, at));
    };
    for (const auto& name : workflow.depends_on) follow(name, workflow.place / "dependsOn");
    for_each_call(workflow, follow);
    path_.pop_back();
    open_.erase(&workflow);
    if (height > deepest) refuse_depth(caller);
    heights_[&workflow] = height;
    return height;
  }

  [[noreturn]] void refuse_depth(const JsonPointer& caller) const {
    document_.refuse(caller, "recursion", "workflows call one another more than 32 deep",
                     "put steps together");
  }

  std::string path() const {
    std::vector<std::string> names;
    for (const auto* workflow : path_) names.push_back(workflow->id);
    return joined(names, " -> ");
  }

  const SuiteDocument& document_;
  const Suite& suite_;
  std::vector<const Workflow*> path_;
  std::set<const Workflow*> open_;  ///< those of the path
  std::map<const Workflow*, std::size_t> heights_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
