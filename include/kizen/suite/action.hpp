#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "../core/json_pointer.hpp"
#include "criterion.hpp"
#include "step_parameter.hpp"
#include "workflow_reference.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What happens after a step: the first action of a list whose criteria hold is taken.
///
/// @see Arazzo 1.1.0, Success Action Object and Failure Action Object
struct Action {
  enum class Kind {
    End,   ///< the workflow ends, its outputs are handed on
    Goto,  ///< goes on with another step or workflow, and does not come back
    Retry  ///< waits, runs what it names, if anything, and repeats the step; after failures only
  };

  std::string name = {};
  Kind kind = Kind::End;
  WorkflowReference workflow = {};  ///< of Goto and Retry; empty where a step or nothing is named
  std::string step = {};            ///< stepId; empty where a workflow or nothing is named
  std::vector<Criterion> criteria = {};
  std::vector<StepParameter> parameters = {};  ///< become inputs of the workflow
  double retry_after = 0;       ///< seconds before a retry; a Retry-After header wins
  std::size_t retry_limit = 1;  ///< how often this action may repeat the step
  bool recovers = false;        ///< whether what the step failed is no failure of the case
  JsonPointer place = {};       ///< in the suite; of its definition where it is a reusable one
};

/// As a suite writes it.
constexpr std::string_view to_string(Action::Kind kind) {
  switch (kind) {
    case Action::Kind::End:
      return "end";
    case Action::Kind::Goto:
      return "goto";
    case Action::Kind::Retry:
      return "retry";
  }
  return "unknown";
}

inline std::ostream& operator<<(std::ostream& out, const Action& action) {
  return out << action.name << ": " << to_string(action.kind);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
