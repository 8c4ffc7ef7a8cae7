#pragma once

#include <algorithm>
#include <chrono>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "../check/schema.hpp"
#include "../core/contract_error.hpp"
#include "../core/json_pointer.hpp"
#include "condition.hpp"
#include "json_value.hpp"
#include "relation.hpp"
#include "step.hpp"
#include "workflow_reference.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A value that a workflow takes from outside.
struct Input {
  std::string name;
  Schema schema;
  JsonValue fallback = {};  ///< the default of its schema; null where it has none
  bool required = false;
  std::string environment = {};  ///< variable that gives its value; empty mostly
  bool unique = false;           ///< whether every case gets a fresh text for it
  JsonPointer place = {};        ///< of its schema in the suite
};

/// A workflow with one row of inputs: what is run, counted and reported.
struct Case {
  std::string name = {};                ///< empty where the workflow lists no cases
  JsonValues inputs = {};               ///< as the case gives them
  std::string skip = {};                ///< why it is not run; empty: it is
  std::string xfail = {};               ///< why it is known to fail; empty: it is due to pass
  JsonPointer place = {};               ///< in the suite; in the file of cases where there is one
  std::optional<SourcePlace> row = {};  ///< where a file of cases has it
};

/// A workflow that is run when another has ended, however it ended.
struct Teardown {
  WorkflowReference workflow = {};
  std::vector<StepParameter> parameters = {};
  std::optional<Condition> when = {};  ///< none: always
  JsonPointer place = {};
};

/// A list of steps with what they need and what they hand on.
///
/// @see Arazzo 1.1.0, Workflow Object
struct Workflow {
  std::string id = {};
  std::string summary = {};
  std::vector<Input> inputs = {};
  std::optional<Schema> whole_inputs = {};  ///< where their schema says more than of each alone
  std::vector<Step> steps = {};
  std::vector<Output> outputs = {};
  std::vector<std::string> tags = {};  ///< those of the suite first
  std::vector<Case> cases = {};        ///< one unnamed where the suite lists none; see is_helper
  std::vector<WorkflowReference> depends_on = {};  ///< all their cases must have passed before
  std::vector<Teardown> teardown = {};
  std::optional<std::chrono::milliseconds> deadline = {};  ///< of its steps, teardown left aside
  std::string skip = {};                                   ///< why it is not run; empty: it is
  std::string xfail = {};  ///< why its cases are known to fail; empty: they are due to pass
  bool jumps = false;      ///< whether an action goes to a step of it, so that any may come first
  std::vector<Relation> relations = {};  ///< between outputs of the steps
  /// Not run by itself, without cases: it says so, or others call it and it lists none.
  bool is_helper = false;
  JsonPointer place = {};

  /// The input of that name, or null.
  const Input* input(const std::string& name) const {
    const auto found = std::find_if(inputs.begin(), inputs.end(),
                                    [&](const Input& input) { return input.name == name; });
    return found == inputs.end() ? nullptr : &*found;
  }

  /// The step of that id, or null.
  const Step* step(const std::string& name) const {
    const auto found =
        std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return step.id == name; });
    return found == steps.end() ? nullptr : &*found;
  }
};

inline std::ostream& operator<<(std::ostream& out, const Input& input) { return out << input.name; }

inline std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.name; }

inline std::ostream& operator<<(std::ostream& out, const Workflow& workflow) {
  return out << workflow.id;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
