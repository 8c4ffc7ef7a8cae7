#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "../contract/contract.hpp"
#include "../contract/json_source.hpp"
#include "../suite/suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// With what files of suites are loaded.
struct SuiteFileOptions {
  /// What suites are held to; without it, the embedded documented contract. A suite with several
  /// OpenAPI sources finds it by the file name of their `url`, and opens the others.
  std::optional<Contract> contract = {};
  /// Texts for inputs of workflows, by name, where a case does not give the input itself.
  std::map<std::string, std::string> inputs = {};
  /// Suites that were read already; they come first.
  std::vector<JsonSource> documents = {};
};

/// Loads suites with all that stands beside them: contracts, other suites, tables of cases.
///
/// A path names a file, or a folder with `*.arazzo.yaml`, `.yml` and `.json`. A suite that another
/// refers to is found by its `$self`, or else by its path. Nothing is fetched.
///
/// ```cpp
/// #include <kizen/yaml.hpp>
/// #include <cassert>
/// #include <fstream>
///
/// const auto path = testing::TempDir() + "look.arazzo.yaml";
/// std::ofstream(path) << R"(
/// arazzo: 1.0.1
/// info: {title: Look, version: "1"}
/// sourceDescriptions: [{name: records, url: records.openapi.json, type: openapi}]
/// workflows:
///   - workflowId: look
///     steps:
///       - stepId: search
///         operationId: records_search_create
///         parameters: [{name: object_identifier, in: path, value: deals}]
///         successCriteria: [{condition: $statusCode == 200}]
/// )";
/// const auto suites = kizen::load_suite_files({path});
/// assert(suites.at(0).title == "Look" && suites.at(0).workflow("look") != nullptr);
/// ```
///
/// @throws ContractErrors with everything that is wrong with paths, suites and inputs
KIZEN_INLINE std::vector<Suite> load_suite_files(const std::vector<std::string>& paths,
                                                 const SuiteFileOptions& options = {});

}  // namespace KIZEN_ABI
}  // namespace kizen
