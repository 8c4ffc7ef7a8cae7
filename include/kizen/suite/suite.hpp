#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "../contract/contract.hpp"
#include "../contract/json_source.hpp"
#include "source.hpp"
#include "suite_sources.hpp"
#include "workflow.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Something in a suite that can be read, but may not be meant.
struct SuiteWarning {
  SourcePlace place;
  std::string text;
};

/// A difference that the contract must have for some part of a suite to hold.
struct DifferenceCondition {
  std::string id;     ///< such as `D13`
  JsonPointer place;  ///< in the suite
};

struct Suite;

/// A workflow together with the suite that it stands in.
struct CalledWorkflow {
  const Suite* suite = nullptr;
  const Workflow* workflow = nullptr;  ///< null where there is none of that name
};

/// An Arazzo document, read and found sound.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// const auto source = kizen::read_json(R"({
///   "arazzo": "1.0.1", "info": {"title": "Archive", "version": "1"},
///   "sourceDescriptions": [{"name": "records", "url": "records.openapi.json", "type": "openapi"}],
///   "workflows": [{"workflowId": "unknown", "steps": [{
///     "stepId": "archive", "operationId": "records_destroy",
///     "parameters": [
///       {"name": "object_identifier", "in": "path", "value": "deals"},
///       {"name": "entity_id", "in": "path", "value": "0b5e3a52-6a1c-4c8e-9d70-000000000001"}],
///     "successCriteria": [{"condition": "$statusCode == 404"}]}]}]
/// })", "archive.arazzo.json");
/// const kizen::Suite suite = kizen::load_suite(source, kizen::records());
/// assert(suite.workflow("unknown")->steps.at(0).operation->method == "DELETE");
/// assert(suite.workflow("unknown")->cases.size() == 1);
/// ```
///
/// @see Arazzo 1.1.0, Arazzo Object
struct Suite {
  Contract contract;  ///< of the first OpenAPI source
  JsonSource source;
  std::string title = {};
  std::string version = {};
  std::string self = {};             ///< `$self`; empty where the suite does not say it
  std::vector<Source> sources = {};  ///< keep the operations alive that the steps point to
  std::vector<std::string> tags = {};
  std::vector<std::string> deviations = {};  ///< ids of differences that requests may rely on
  bool wraps_jsonpath_root = false;          ///< whether JSONPath criteria see `[context]`
  std::vector<DifferenceCondition> conditions = {};  ///< differences on which steps depend
  std::vector<Workflow> workflows = {};
  std::vector<SuiteWarning> warnings = {};
  std::map<std::string, std::size_t, std::less<>> workflow_indices =
      {};  ///< as loaded, by id; may lack some

  /// The workflow of that id, or null.
  const Workflow* workflow(std::string_view id) const {
    const auto known = workflow_indices.find(id);
    if (known != workflow_indices.end() && known->second < workflows.size() &&
        workflows[known->second].id == id) {
      return &workflows[known->second];
    }
    const auto found = std::find_if(workflows.begin(), workflows.end(),
                                    [&](const Workflow& workflow) { return workflow.id == id; });
    return found == workflows.end() ? nullptr : &*found;
  }

  /// The source description of that name, or null.
  const Source* source_named(std::string_view name) const {
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const Source& one) { return one.name == name; });
    return found == sources.end() ? nullptr : &*found;
  }

  /// The contract that the operation of a step is of.
  const Contract& contract_of(const Step& step) const {
    const auto* described = source_named(step.source);
    return described != nullptr && described->contract ? *described->contract : contract;
  }

  /// The workflow that is referred to, wherever it stands.
  CalledWorkflow called(const WorkflowReference& reference) const {
    if (reference.source.empty()) return {this, workflow(reference.id)};
    const auto* described = source_named(reference.source);
    if (described == nullptr || described->workflows == nullptr) return {};
    return {described->workflows.get(), described->workflows->workflow(reference.id)};
  }

  /// File and, where known, line and column of a place in the suite.
  SourcePlace place(const JsonPointer& pointer) const { return source.place(pointer); }

  /// Where a case is listed.
  SourcePlace place(const Case& one) const { return one.row ? *one.row : place(one.place); }
};

/// Reads a suite and checks all of it that can be checked before it is run.
///
/// @param sources how the documents are found that it refers to
/// @throws ContractErrors `suite.*` with everything that does not fit
KIZEN_INLINE Suite load_suite(const JsonSource& source, const SuiteSources& sources);

/// Reads a suite that has one source description and no other file.
///
/// @param contract what the source description stands for; its `url` is not opened
/// @throws ContractErrors `suite.*` with everything that does not fit
KIZEN_INLINE Suite load_suite(const JsonSource& source, const Contract& contract);

inline std::ostream& operator<<(std::ostream& out, const SuiteWarning& warning) {
  return out << warning.place.to_string() << ": " << warning.text;
}

inline std::ostream& operator<<(std::ostream& out, const Suite& suite) {
  return out << suite.title;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
