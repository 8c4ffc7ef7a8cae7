#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "../suite.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds the operation or workflow that a step names.
class StepTarget {
 public:
  StepTarget(const SuiteDocument& document, const Suite& suite)
      : document_(document), suite_(suite) {}

  void read(const Node& node, Step& step) const {
    std::vector<std::string> given;
    for (const char* const name : {"operationId", "operationPath", "workflowId"}) {
      if (node.value->contains(name)) given.emplace_back(name);
    }
    if (given.size() != 1) {
      document_.refuse(node.place, "step",
                       given.empty() ? "the step does not say what it does"
                                     : "the step has " + joined(given, " and "),
                       "give exactly one of operationId, operationPath and workflowId");
    }
    if (given.front() == "workflowId") {
      step.workflow = workflow(node);
    } else {
      step.operation = given.front() == "operationId" ? operation(node) : operation_at(node);
    }
  }

  /// The workflow that the member `workflowId` names.
  std::string workflow(const Node& node) const {
    auto id = document_.text(node, "workflowId");
    const auto place = node.place / "workflowId";
    if (starts_with(id, "$sourceDescriptions.")) {
      document_.refuse_unsupported(place, "a workflow of another document",
                                   "move the workflow into this suite");
    }
    if (suite_.workflow(id) != nullptr) return id;
    std::vector<std::string> known;
    for (const auto& workflow : suite_.workflows) known.push_back(workflow.id);
    document_.refuse_name(place, "workflow", "the suite has no workflow '" + id + "'", id, known);
  }

 private:
  const Operation* operation(const Node& node) const {
    auto id = document_.text(node, "operationId");
    const auto prefix = "$sourceDescriptions." + suite_.source_name + ".";
    if (starts_with(id, prefix)) id = id.substr(prefix.size());
    if (const auto* found = suite_.contract.operation(id)) return found;
    std::vector<std::string> known;
    for (const auto& operation : suite_.contract.operations()) known.push_back(operation.id);
    document_.refuse_name(node.place / "operationId", "operation",
                          suite_.contract.name() + " has no operation '" + id + "'", id, known);
  }

  /// `{$sourceDescriptions.NAME.url}#/paths/...`
  const Operation* operation_at(const Node& node) const {
    const auto text = document_.text(node, "operationPath");
    const auto place = node.place / "operationPath";
    const auto prefix = "{$sourceDescriptions." + suite_.source_name + ".url}";
    const auto pointer = starts_with(text, prefix)
                             ? JsonPointer::parse(std::string_view(text).substr(prefix.size()))
                             : std::nullopt;
    if (!pointer) {
      document_.refuse(place, "operation", "'" + text + "' does not lead into the contract",
                       "write " + prefix + "#/paths/~1PATH/METHOD");
    }
    for (const auto& operation : suite_.contract.operations()) {
      if (operation.place == *pointer) return &operation;
    }
    document_.refuse(place, "operation",
                     suite_.contract.name() + " has no operation at " + pointer->to_string(),
                     "use operationId");
  }

  const SuiteDocument& document_;
  const Suite& suite_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
