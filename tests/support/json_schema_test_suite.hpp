#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kizen_test {

/// A value, and whether a schema takes it.
struct SuiteTest {
  std::string description;
  nlohmann::json data;
  bool valid;
};

/// A schema of the JSON-Schema-Test-Suite and the values it is tried with.
struct SuiteGroup {
  std::string file;  ///< below the folder of tests, such as `draft7/optional/format/date.json`
  std::string description;
  nlohmann::json schema;
  std::vector<SuiteTest> tests;
};

/// What to install or put beside the project where there is no suite.
inline constexpr auto suite_is_missing =
    "skipped: neither shared/conformance nor Debian's json-schema-test-suite is there";

/// The folder of `draft4`, `draft7` and so on: the one beside the project, or else Debian's.
inline std::optional<std::filesystem::path> suite_folder() {
  for (const auto* const folder :
       {KIZEN_SOURCE_DIR "/../shared/conformance/json-schema-test-suite/tests",
        "/usr/share/json-schema-test-suite/tests"}) {
    if (std::filesystem::is_directory(folder)) return folder;
  }
  return std::nullopt;
}

/// The names of the files in a folder of the suite, in order, without those of its folders; a
/// folder that is not there may be one file, as `optional/format` of draft 4 once was.
inline std::vector<std::string> suite_files(const std::filesystem::path& suite,
                                            const std::string& folder) {
  const auto alone = folder + ".json";
  if (std::filesystem::is_regular_file(suite / alone)) return {alone};
  std::vector<std::string> files;
  if (!std::filesystem::is_directory(suite / folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(suite / folder)) {
    if (entry.path().extension() != ".json") continue;
    files.push_back(folder + "/" + entry.path().filename().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline SuiteGroup to_suite_group(const std::string& file, const nlohmann::json& group) {
  SuiteGroup result{file, group.at("description"), group.at("schema"), {}};
  for (const auto& test : group.at("tests")) {
    result.tests.push_back({test.at("description"), test.at("data"), test.at("valid")});
  }
  return result;
}

/// The groups of one file of the suite, such as `draft7/type.json`.
inline std::vector<SuiteGroup> suite_groups(const std::filesystem::path& suite,
                                            const std::string& file) {
  std::ifstream input(suite / file);
  std::vector<SuiteGroup> groups;
  for (const auto& group : nlohmann::json::parse(input)) {
    groups.push_back(to_suite_group(file, group));
  }
  return groups;
}

}  // namespace kizen_test
