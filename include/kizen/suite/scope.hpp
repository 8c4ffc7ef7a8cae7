#pragma once

#include <map>
#include <optional>
#include <string>

#include "../core/exchange.hpp"
#include "json_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The exchange of a step, taken apart for the expressions that speak of it.
struct StepExchange {
  std::string url = {};  ///< absolute, as sent
  Exchange exchange = {};
  JsonValues path = {};   ///< path parameters, as the suite gave them
  JsonValues query = {};  ///< query parameters, as the suite gave them
  JsonValue request_body = {};
  JsonValue response_body = {};
};

/// Takes an exchange apart. A JSON body is parsed; any other becomes a string, an empty one
/// absent.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// const auto step = kizen::step_exchange(
///     "http://127.0.0.1:1/ping",
///     {{"GET", "/ping"}, {200, {{"Content-Type", "application/json"}}, "{\"id\": 7}"}});
/// assert(step.response_body->at("id") == 7 && step.request_body == nullptr);
/// ```
KIZEN_INLINE StepExchange step_exchange(std::string url, Exchange exchange, JsonValues path = {},
                                        JsonValues query = {});

/// What a workflow that is done was given, and what it handed on.
struct WorkflowValues {
  JsonValues inputs = {};
  JsonValues outputs = {};
};

/// What the expressions of a workflow can see at one moment of its run.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// kizen::Scope scope;
/// scope.steps["create"]["id"] = kizen::json_value("0b5e");
/// const auto id = kizen::Expression::parse("$steps.create.outputs.id");
/// assert(*kizen::evaluate(*id, scope) == "0b5e");
/// ```
struct Scope {
  JsonValues inputs = {};
  std::map<std::string, JsonValues> steps = {};  ///< outputs of earlier steps, by stepId
  JsonValues outputs = {};                       ///< of the workflow that the current step called
  std::map<std::string, WorkflowValues> workflows = {};  ///< that are done, by workflowId
  std::map<std::string, JsonValues> sources = {};  ///< fields of the source descriptions, by name
  JsonValue self = {};                             ///< `$self` of the suite
  std::optional<StepExchange> exchange = {};       ///< of the current step, once it was answered
};

}  // namespace KIZEN_ABI
}  // namespace kizen
