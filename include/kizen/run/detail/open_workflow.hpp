#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../suite.hpp"
#include "run_state.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A workflow that has ended, as far as others care.
struct EndedWorkflow {
  bool ok = true;  ///< whether every step was fine, or was recovered from
  JsonValues outputs = {};
};

/// A workflow that is run, or whose steps are done and which is still to be torn down.
struct OpenWorkflow {
  CalledWorkflow called;
  Scope scope;
  std::set<std::string> done = {};  ///< the steps that it has done so far
  /// What steps handed on before they were tried again: a teardown may need it all the same.
  std::vector<std::map<std::string, JsonValues>> superseded = {};
};

/// What the first step of a workflow can see.
inline Scope first_scope(const CalledWorkflow& called, JsonValues inputs, const RunState& state) {
  const auto& suite = *called.suite;
  Scope scope;
  for (const auto& source : suite.sources) {
    const auto* kind = source.kind == Source::Kind::OpenApi ? "openapi" : "arazzo";
    scope.sources[source.name] = {{"name", json_value(source.name)},
                                  {"url", json_value(source.url)},
                                  {"type", json_value(kind)}};
  }
  if (!suite.self.empty()) scope.self = json_value(suite.self);
  for (const auto& name : called.workflow->depends_on) {
    const auto dependency = suite.called(name);
    const auto done = state.done.of(key_of(*dependency.suite, *dependency.workflow));
    if (name.source.empty() && done) scope.workflows[name.id] = done->values;
  }
  scope.workflows[called.workflow->id].inputs = inputs;
  scope.inputs = std::move(inputs);
  return scope;
}

/// What a workflow hands on; outputs that are absent are left out.
inline JsonValues outputs_of(const OpenWorkflow& open) {
  JsonValues values;
  for (const auto& output : open.called.workflow->outputs) {
    auto value = evaluate(output, open.scope);
    if (value != nullptr) values[output.name] = std::move(value);
  }
  return values;
}

/// What a call that failed does not hand on stays as an earlier one left it.
inline void hand_on(Scope& scope, const Step& step, JsonValues outputs, bool ok) {
  auto& own = scope.steps[step.id];
  if (ok) own.clear();
  for (const auto& [name, value] : outputs) own[name] = value;
  scope.outputs = std::move(outputs);
  for (const auto& output : step.outputs) {
    auto value = evaluate(output, scope);
    if (value != nullptr) scope.steps[step.id][output.name] = std::move(value);
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
