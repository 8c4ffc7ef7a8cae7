#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "../contract/operation.hpp"
#include "../contract/parameter.hpp"
#include "../core/json_pointer.hpp"
#include "criterion.hpp"
#include "expectation.hpp"
#include "json_value.hpp"
#include "output.hpp"
#include "replacement.hpp"
#include "selector.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A value that a step gives to a parameter of its operation, or to an input of its workflow.
struct StepParameter {
  std::string name = {};
  std::optional<ParameterPlace> in = {};  ///< nothing where the step calls a workflow
  JsonValue value = {};  ///< with expressions; JSON null: the parameter is left out
  JsonPointer place = {};
  Selectors selectors = {};  ///< those in the value
};

/// The request body that a step sends.
struct StepBody {
  std::string content_type = {};  ///< empty: the one that the operation declares
  JsonValue payload = {};         ///< with expressions; a text is sent as it is, the rest as JSON
  JsonPointer place = {};
  Selectors selectors = {};  ///< those in the payload
  std::vector<Replacement> replacements = {};
};

/// That a step's request breaks the contract on purpose, and where. A step that says so `under` some
/// differences has it only where the contract has them all.
struct InvalidRequest {
  std::vector<JsonPointer> at = {};        ///< places that must be among the violations'
  std::vector<std::string> keywords = {};  ///< keywords, or rule ids, that must be among them
  JsonPointer place = {};
};

/// One step of a workflow: a request to an operation, or a call of another workflow.
///
/// @see Arazzo 1.1.0, Step Object
struct Step {
  std::string id = {};
  const Operation* operation = nullptr;  ///< of the suite's contract; null: it calls a workflow
  std::string workflow = {};             ///< workflowId; empty where it calls an operation
  std::vector<StepParameter> parameters = {};  ///< those of the workflow merged in
  std::optional<StepBody> body = {};
  std::vector<Criterion> criteria = {};
  std::vector<Output> outputs = {};
  std::vector<Expectation> expectations = {};
  std::optional<InvalidRequest> invalid_request = {};
  JsonPointer place = {};
};

inline std::ostream& operator<<(std::ostream& out, const StepParameter& parameter) {
  return out << parameter.name;
}

inline std::ostream& operator<<(std::ostream& out, const Step& step) { return out << step.id; }

}  // namespace KIZEN_ABI
}  // namespace kizen
