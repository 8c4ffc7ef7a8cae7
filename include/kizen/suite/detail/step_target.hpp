#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../suite.hpp"
#include "missing_sources.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The two halves of `NAME.REST` after a prefix; the second is empty where there is no dot.
inline std::pair<std::string, std::string> owner_and_rest(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return {std::string(text), {}};
  return {std::string(text.substr(0, dot)), std::string(text.substr(dot + 1))};
}

inline constexpr std::string_view in_source = "$sourceDescriptions.";

/// Finds the operation or the workflow that a step, an action or a teardown entry names.
class StepTarget {
 public:
  StepTarget(const SuiteDocument& document, const Suite& suite)
      : document_(document), suite_(suite) {}

  void read(const Node& node, Step& step) const {
    const auto given = kinds(node);
    if (given.size() != 1) {
      document_.refuse(node.place, "step",
                       given.empty() ? "the step does not say what it does"
                                     : "the step has " + joined(given, " and "),
                       "give exactly one of operationId, operationPath and workflowId");
    }
    if (given.front() == "workflowId") {
      step.workflow = workflow(node);
    } else if (given.front() == "operationId") {
      read_operation(node, step);
    } else if (given.front() == "operationPath") {
      read_operation_path(node, step);
    }
  }

  /// The members of a step that say what it does; there should be one.
  static std::vector<std::string> kinds(const Node& node) {
    std::vector<std::string> given;
    for (const char* const name : {"operationId", "operationPath", "workflowId"}) {
      if (node.value->contains(name)) given.emplace_back(name);
    }
    return given;
  }

  /// The members of a step that belong to AsyncAPI.
  static std::vector<std::string> asynchronous(const Node& node) {
    std::vector<std::string> given;
    for (const char* const name : {"channelPath", "action", "correlationId"}) {
      if (node.value->contains(name)) given.emplace_back(name);
    }
    return given;
  }

  /// The workflow that the member `workflowId` names.
  WorkflowReference workflow(const Node& node) const {
    return workflow(document_.text(node, "workflowId"), node.place / "workflowId");
  }

  /// The workflow of that name. What a source that cannot be had would hold is not looked at.
  WorkflowReference workflow(const std::string& text, const JsonPointer& place) const {
    if (!starts_with(text, in_source)) return {{}, local_workflow(text, place)};
    auto [name, id] = owner_and_rest(std::string_view(text).substr(in_source.size()));
    const auto* source = source_named(name, place);
    if (source != nullptr && source->contract) {
      document_.refuse(place, "workflow", "the source '" + name + "' is no suite",
                       "name a source of type arazzo");
    }
    if (source != nullptr && source->workflows != nullptr) {
      demand_workflow(*source->workflows, id, place);
    }
    return {std::move(name), std::move(id)};
  }

 private:
  std::string local_workflow(const std::string& id, const JsonPointer& place) const {
    demand_workflow(suite_, id, place);
    return id;
  }

  void demand_workflow(const Suite& suite, const std::string& id, const JsonPointer& place) const {
    if (suite.workflow(id) != nullptr) return;
    std::vector<std::string> known;
    for (const auto& workflow : suite.workflows) known.push_back(workflow.id);
    const auto whose = &suite == &suite_ ? std::string("the suite") : suite.source.file;
    document_.refuse_name(place, "workflow", whose + " has no workflow '" + id + "'", id, known);
  }

  /// Null where it may be one that was refused.
  const Source* source_named(const std::string& name, const JsonPointer& place) const {
    const auto* source = suite_.source_named(name);
    const bool may_be_meant = name.empty() || lacks_sources(document_, suite_);
    if (source != nullptr || may_be_meant) return source;
    std::vector<std::string> known;
    for (const auto& one : suite_.sources) known.push_back(one.name);
    document_.refuse_name(place, "source", "no source description is called '" + name + "'", name,
                          known);
  }

  void read_operation(const Node& node, Step& step) const {
    const auto text = document_.text(node, "operationId");
    const auto place = node.place / "operationId";
    std::string id = text;
    const bool is_plain = !starts_with(text, in_source);
    if (is_plain) {
      step.source = only_contract(text, place);
    } else {
      std::tie(step.source, id) = owner_and_rest(std::string_view(text).substr(in_source.size()));
    }
    const auto* source = source_named(step.source, place);
    if (!is_contract(source, place)) return;
    step.operation = source->contract->operation(id);
    if (step.operation != nullptr || (is_plain && lacks_documents(document_, suite_))) return;
    std::vector<std::string> known;
    for (const auto& operation : source->contract->operations()) known.push_back(operation.id);
    document_.refuse_name(place, "operation",
                          source->contract->name() + " has no operation '" + id + "'", id, known);
  }

  /// Whether a source has a contract. It may be missing where that is told; a suite is refused.
  bool is_contract(const Source* source, const JsonPointer& place) const {
    if (source == nullptr || source->kind == Source::Kind::OpenApi) {
      return source != nullptr && source->contract;
    }
    document_.refuse(place, "operation", "the source '" + source->name + "' is no contract",
                     "name a source of type openapi");
  }

  /// The source that a plain operationId speaks of; empty where it may be one that cannot be had.
  std::string only_contract(const std::string& id, const JsonPointer& place) const {
    std::vector<std::string> names;
    for (const auto& source : suite_.sources) {
      if (source.contract) names.push_back(source.name);
    }
    if (names.size() == 1) return names.front();
    if (lacks_documents(document_, suite_)) return {};
    document_.refuse(place, "operation",
                     names.empty() ? "'" + id + "': no source description is a contract"
                                   : "'" + id + "' does not say of which source it is",
                     names.empty() ? "add one of type openapi"
                                   : "write $sourceDescriptions." + names.front() + "." + id);
  }

  /// `{$sourceDescriptions.NAME.url}#/paths/...`
  void read_operation_path(const Node& node, Step& step) const {
    const auto text = document_.text(node, "operationPath");
    const auto place = node.place / "operationPath";
    const auto end = text.find(".url}");
    const auto pointer = end != std::string::npos && starts_with(text, "{$sourceDescriptions.")
                             ? JsonPointer::parse(std::string_view(text).substr(end + 5))
                             : std::nullopt;
    if (!pointer) {
      document_.refuse(place, "operation", "'" + text + "' does not lead into a contract",
                       "write {$sourceDescriptions.NAME.url}#/paths/~1PATH/METHOD");
    }
    step.source = text.substr(1 + in_source.size(), end - 1 - in_source.size());
    const auto* source = source_named(step.source, place);
    if (!is_contract(source, place)) return;
    for (const auto& operation : source->contract->operations()) {
      if (operation.place == *pointer) step.operation = &operation;
    }
    if (step.operation != nullptr) return;
    document_.refuse(place, "operation",
                     source->contract->name() + " has no operation at " + pointer->to_string(),
                     "use operationId");
  }

  const SuiteDocument& document_;
  const Suite& suite_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
