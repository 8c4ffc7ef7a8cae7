#pragma once

#include <functional>
#include <string>
#include <vector>

#include "workflow.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The inputs that a run of a workflow starts with, or what keeps it from starting.
struct CompleteInputs {
  JsonValues values = {};
  std::vector<std::string> missing = {};   ///< required inputs without a value
  std::vector<std::string> problems = {};  ///< values that do not fit, one line each
  bool ok() const { return missing.empty() && problems.empty(); }
};

/// Where input values come from that neither suite nor caller gives.
struct InputSources {
  /// The value of an environment variable; an absent one is null.
  std::function<JsonValue(const std::string& variable)> environment = {};
  /// A text that no other call gives.
  std::function<std::string()> unique = {};
  /// Values by the name of the input, for any workflow.
  JsonValues profile = {};
};

/// Fills in what is not given: a unique text, then the profile, the environment, and the default.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// kizen::Workflow workflow;
/// const auto text = kizen::read_json(R"({"type": "string"})", "text.json");
/// workflow.inputs.push_back(
///     {"name", kizen::Schema::compile(text, {}, kizen::Dialect::Draft7), nullptr, true});
/// assert(kizen::complete_inputs(workflow, {}, {}).missing == std::vector<std::string>{"name"});
/// const auto inputs = kizen::complete_inputs(workflow, {{"name", kizen::json_value("ann")}}, {});
/// assert(inputs.ok() && *inputs.values.at("name") == "ann");
/// ```
KIZEN_INLINE CompleteInputs complete_inputs(const Workflow& workflow, const JsonValues& given,
                                            const InputSources& sources);

}  // namespace KIZEN_ABI
}  // namespace kizen
