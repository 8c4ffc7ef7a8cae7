#pragma once

#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
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
  bool is_absent = false;  ///< whether the problem is that an expression stands for nothing
};

inline std::string problems_of(const CompleteInputs& inputs) {
  auto problems = inputs.problems;
  for (const auto& name : inputs.missing) problems.push_back("input '" + name + "' is missing");
  return joined(problems, "; ");
}

/// Values by name as one text; the same for the same values.
inline std::string text_of(const JsonValues& values) {
  json all = json::object();
  for (const auto& [name, value] : values) all[name] = *value;
  return all.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// What the parameters of a call stand for, as its caller sees them; nothing else is looked at.
inline CallInputs given_inputs(const std::vector<StepParameter>& parameters, const Scope& scope) {
  CallInputs given;
  for (const auto& parameter : parameters) {
    auto resolved = resolve(*parameter.value, scope, parameter.selectors);
    if (!resolved.ok()) {
      return {{}, resolved.problem, parameter.place / "value" / resolved.place, true};
    }
    given.values[parameter.name] = resolved.value;
  }
  return given;
}

/// What is given, with what comes from elsewhere.
inline CallInputs completed(const Workflow& called, const JsonValues& given,
                            const InputSources& sources) {
  auto inputs = complete_inputs(called, given, sources);
  if (!inputs.ok()) return {{}, problems_of(inputs), {}};
  return {std::move(inputs.values), {}, {}, false};
}

/// The inputs that a call gives to a workflow, with what comes from elsewhere.
///
/// @param scope of the caller
inline CallInputs inputs_for(const Workflow& called, const std::vector<StepParameter>& parameters,
                             const Scope& scope, const InputSources& sources) {
  auto given = given_inputs(parameters, scope);
  return given.is_absent ? given : completed(called, given.values, sources);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
