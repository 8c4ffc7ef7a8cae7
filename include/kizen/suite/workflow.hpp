#pragma once

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "../check/schema.hpp"
#include "../core/json_pointer.hpp"
#include "json_value.hpp"
#include "relation.hpp"
#include "step.hpp"

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
  std::string name = {};   ///< empty where the workflow lists no cases
  JsonValues inputs = {};  ///< as the case gives them
  JsonPointer place = {};
};

/// A workflow that is run when another has ended, however it ended.
struct Teardown {
  std::string workflow = {};  ///< workflowId
  std::vector<StepParameter> parameters = {};
  JsonPointer place = {};
};

/// A list of steps with what they need and what they hand on.
///
/// @see Arazzo 1.1.0, Workflow Object
struct Workflow {
  std::string id = {};
  std::string summary = {};
  std::vector<Input> inputs = {};
  std::vector<Step> steps = {};
  std::vector<Output> outputs = {};
  std::vector<std::string> tags = {};  ///< those of the suite first
  std::vector<Case> cases = {};        ///< one unnamed where the suite lists none; see is_helper
  std::vector<Teardown> teardown = {};
  std::vector<Relation> relations = {};  ///< between outputs of the steps
  std::string skip = {};                 ///< why it is not run; empty: it is
  bool is_helper = false;  ///< others call it and it lists no cases: not run by itself, no cases
  JsonPointer place = {};

  /// The input of that name, or null.
  const Input* input(const std::string& name) const {
    const auto found = std::find_if(inputs.begin(), inputs.end(),
                                    [&](const Input& input) { return input.name == name; });
    return found == inputs.end() ? nullptr : &*found;
  }

  bool has_output(const std::string& name) const {
    return std::any_of(outputs.begin(), outputs.end(),
                       [&](const Output& output) { return output.name == name; });
  }
};

inline std::ostream& operator<<(std::ostream& out, const Input& input) { return out << input.name; }

inline std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.name; }

inline std::ostream& operator<<(std::ostream& out, const Workflow& workflow) {
  return out << workflow.id;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
