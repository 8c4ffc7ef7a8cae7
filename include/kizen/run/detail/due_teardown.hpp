#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../suite.hpp"
#include "open_workflow.hpp"
#include "teardown_inputs.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How often an entry of a teardown is to be run.
struct DueTeardown {
  std::vector<JsonValues> given = {};  ///< to its workflow, by run; each but once
  std::string lacking = {};            ///< why not at all, if it was to be run; empty mostly
};

/// Adds what follows from one state of the steps.
inline void add_due(const Teardown& entry, const Suite& suite, const Scope& scope,
                    std::set<std::string>& known, DueTeardown& due) {
  due.lacking.clear();
  if (entry.when && !entry.when->evaluate(scope).holds) return;
  for (auto& given : teardown_inputs(entry, *suite.called(entry.workflow).workflow, scope)) {
    if (given.is_absent) {
      due.lacking = std::move(given.problem);
    } else if (known.insert(text_of(given.values)).second) {
      due.given.push_back(std::move(given.values));
    }
  }
}

/// What an entry is to be run with, by what the steps handed on, and by what they did before they
/// were tried again, where that is something else.
inline DueTeardown due_teardown(const Teardown& entry, const OpenWorkflow& open) {
  DueTeardown due;
  std::set<std::string> known;
  for (const auto& earlier : open.superseded) {
    Scope scope = open.scope;
    scope.steps = earlier;
    add_due(entry, *open.called.suite, scope, known, due);
  }
  add_due(entry, *open.called.suite, open.scope, known, due);
  if (!due.given.empty()) due.lacking.clear();
  return due;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
