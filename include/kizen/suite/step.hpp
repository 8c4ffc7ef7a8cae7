#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "../contract/operation.hpp"
#include "../core/json_pointer.hpp"
#include "action.hpp"
#include "criterion.hpp"
#include "expectation.hpp"
#include "json_value.hpp"
#include "output.hpp"
#include "replacement.hpp"
#include "selector.hpp"
#include "step_parameter.hpp"
#include "workflow_reference.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

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
  const Operation* operation = nullptr;  ///< of a contract of the suite; null: it calls a workflow
  std::string source = {};               ///< name of the source that has the operation
  WorkflowReference workflow = {};       ///< empty where it calls an operation
  std::vector<StepReference> depends_on = {};  ///< steps that must have been done before it
  std::vector<StepParameter> parameters = {};  ///< those of the workflow merged in
  std::optional<StepBody> body = {};
  std::vector<Criterion> criteria = {};
  std::vector<Output> outputs = {};
  std::vector<Expectation> expectations = {};
  std::optional<InvalidRequest> invalid_request = {};
  std::string deviation = {};  ///< id of the difference that its response shows; empty mostly
  std::vector<Action> on_success = {};  ///< those of the workflow where it has none itself
  std::vector<Action> on_failure = {};  ///< those of the workflow where it has none itself
  std::optional<std::chrono::milliseconds> timeout = {};   ///< of one attempt
  std::optional<std::chrono::milliseconds> deadline = {};  ///< of all attempts, waits included
  std::size_t concurrent = 1;  ///< how often its request is sent at once
  bool soft = false;  ///< whether the workflow goes on where it fails; the case has failed then
  JsonPointer place = {};
};

inline std::ostream& operator<<(std::ostream& out, const Step& step) { return out << step.id; }

}  // namespace KIZEN_ABI
}  // namespace kizen
