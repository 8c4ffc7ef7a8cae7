#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>

#include "picked.hpp"

namespace {

using kizen::json;

/// The JSONPath Compliance Test Suite beside the project.
const std::filesystem::path suite_file =
    KIZEN_SOURCE_DIR "/../shared/conformance/jsonpath-cts/cts.json";

/// What a selector picks, as the suite writes it.
struct Picked {
  json values = json::array();
  json paths = json::array();
};

Picked picked_by(const kizen::JsonPath& path, const json& document) {
  const auto found = path.nodes(document);
  EXPECT_EQ(found.problem, "") << path.text();
  Picked picked;
  for (const auto& node : found.nodes) {
    picked.values.push_back(*node.value);
    picked.paths.push_back(kizen::detail::normalized_path(document, node.location));
  }
  return picked;
}

/// Whether one result that the suite allows is the one that came.
bool is_allowed(const json& test, const Picked& picked) {
  if (test.contains("result")) {
    return picked.values == test["result"] && picked.paths == test["result_paths"];
  }
  for (std::size_t n = 0; n < test["results"].size(); ++n) {
    if (picked.values == test["results"][n] && picked.paths == test["results_paths"][n])
      return true;
  }
  return false;
}

class ComplianceRun {
 public:
  void run(const json& test) {
    const auto parsed = kizen::JsonPath::parse(test.at("selector"));
    const auto* const path = std::get_if<kizen::JsonPath>(&parsed);
    const bool is_invalid = test.value("invalid_selector", false);
    EXPECT_EQ(path == nullptr, is_invalid) << test;
    if (path == nullptr || is_invalid) {
      refused_ += is_invalid && path == nullptr ? 1 : 0;
      return;
    }
    const auto picked = picked_by(*path, test.at("document"));
    const bool is_right = is_allowed(test, picked);
    EXPECT_TRUE(is_right) << test << "\ncame: " << picked.values << " " << picked.paths;
    evaluated_ += is_right ? 1 : 0;
  }

  int evaluated() const { return evaluated_; }
  int refused() const { return refused_; }

 private:
  int evaluated_ = 0;
  int refused_ = 0;
};

TEST(JsonPathConformance, KeepsEveryTestOfTheSuite) {
  if (!std::filesystem::exists(suite_file)) {
    GTEST_SKIP() << "skipped: shared/conformance is not there";
  }
  std::ifstream input(suite_file);
  const auto suite = json::parse(input);
  ComplianceRun run;
  for (const auto& test : suite.at("tests")) run.run(test);
  EXPECT_EQ(run.evaluated(), 456);
  EXPECT_EQ(run.refused(), 247);
}

}  // namespace
