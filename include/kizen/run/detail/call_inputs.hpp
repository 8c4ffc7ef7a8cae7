#pragma once

#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What a workflow is run with, or why it cannot be.
struct CallInputs {
  JsonValues values = {};
  std::string problem = {};
  JsonPointer place = {};  ///< of the problem in the suite; empty: of the call
};

inline std::string problems_of(const CompleteInputs& inputs) {
  auto problems = inputs.problems;
  for (const auto& name : inputs.missing) problems.push_back("input '" + name + "' is missing");
  return joined(problems, "; ");
}

/// The inputs that a call gives to a workflow, with what comes from elsewhere.
///
/// @param scope of the caller
inline CallInputs inputs_for(const Workflow& called, const std::vector<StepParameter>& parameters,
                             const Scope& scope, const InputSources& sources) {
  JsonValues given;
  for (const auto& parameter : parameters) {
    auto resolved = resolve(*parameter.value, scope, parameter.selectors);
    if (!resolved.ok()) return {{}, resolved.problem, parameter.place / "value" / resolved.place};
    given[parameter.name] = resolved.value;
  }
  auto inputs = complete_inputs(called, given, sources);
  if (!inputs.ok()) return {{}, problems_of(inputs), {}};
  return {std::move(inputs.values), {}, {}};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
