#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "kizen/check.hpp"
#include "support/json_schema_test_suite.hpp"

namespace {

using kizen::Dialect;
using kizen::detail::JsonView;

/// How one case, or one whole group, came out other than the suite says; empty where it did not.
using Outcomes = std::map<std::string, std::string>;

std::string file_text(const std::filesystem::path& path) {
  std::ifstream input(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
}

std::string outcome(const kizen::Schema& schema, JsonView data, bool valid) {
  const auto findings = kizen::detail::SchemaAccess::check(schema, data);
  if (findings.unchecked) return "unchecked " + findings.unchecked->reason;
  if (findings.valid == valid) return "";
  return findings.valid ? "taken" : "refused by " + findings.violations.at(0).keyword;
}

/// Runs the files of the suite; values are read as they are written there.
class SuiteRun {
 public:
  SuiteRun(std::filesystem::path suite, Dialect dialect)
      : suite_(std::move(suite)), dialect_(dialect) {}

  void run(const std::string& file) {
    const auto text = file_text(suite_ / file);
    const auto reading = kizen::detail::JsonReader(text).read();
    ASSERT_TRUE(reading.is_json()) << file << ": " << reading.problem;
    const auto groups = kizen_test::suite_groups(suite_, file);
    all_items(JsonView(reading.tree), [&](JsonView group, std::size_t index) {
      run_group(file, groups.at(index), *kizen::detail::member_value(group, "tests"));
      return true;
    });
  }

  const Outcomes& outcomes() const { return outcomes_; }
  std::size_t passed() const { return passed_; }

 private:
  void run_group(const std::string& file, const kizen_test::SuiteGroup& group, JsonView tests) {
    const auto name = file + ": " + group.description;
    try {
      const auto schema =
          kizen::Schema::compile(kizen::read_json(group.schema.dump(), "s.json"), {}, dialect_);
      all_items(tests, [&](JsonView test, std::size_t index) {
        const auto& told = group.tests.at(index);
        note(name + ": " + told.description,
             outcome(schema, *kizen::detail::member_value(test, "data"), told.valid));
        return true;
      });
    } catch (const kizen::ContractError& error) {
      note(name, error.rule());
    }
  }

  void note(const std::string& name, const std::string& outcome) {
    if (outcome.empty()) ++passed_;
    outcomes_[name] = outcome;
  }

  std::filesystem::path suite_;
  Dialect dialect_;
  Outcomes outcomes_;
  std::size_t passed_ = 0;
};

/// What is known to come out otherwise: `NAME = OUTCOME` a line, under lines that say why.
Outcomes known_exceptions() {
  std::ifstream input(KIZEN_SOURCE_DIR "/tests/check/schema_conformance.txt");
  Outcomes known;
  for (std::string line; std::getline(input, line);) {
    const auto equals = line.rfind(" = ");
    if (line.empty() || line[0] == '#' || equals == std::string::npos) continue;
    known[line.substr(0, equals)] = line.substr(equals + 3);
  }
  return known;
}

void expect_only_known_exceptions(const Outcomes& outcomes) {
  const auto known = known_exceptions();
  for (const auto& [name, outcome] : outcomes) {
    const auto found = known.find(name);
    EXPECT_EQ(outcome, found == known.end() ? "" : found->second) << name;
  }
}

void run_draft(const std::string& draft, Dialect dialect, std::size_t at_least) {
  const auto suite = kizen_test::suite_folder();
  if (!suite) GTEST_SKIP() << kizen_test::suite_is_missing;
  SuiteRun run(*suite, dialect);
  auto files = kizen_test::suite_files(*suite, draft);
  for (const char* const optional :
       {"bignum", "ecmascript-regex", "non-bmp-regex", "zeroTerminatedFloats", "float-overflow"}) {
    const auto file = draft + "/optional/" + optional + ".json";
    if (std::filesystem::exists(*suite / file)) files.push_back(file);
  }
  for (const auto& file : files) run.run(file);
  expect_only_known_exceptions(run.outcomes());
  EXPECT_GE(run.passed(), at_least);
  std::cout << draft << ": " << run.passed() << " cases as the suite says\n";
}

TEST(SchemaConformance, DecidesAsDraft4Says) { run_draft("draft4", Dialect::Draft4, 300); }

TEST(SchemaConformance, DecidesAsDraft7Says) { run_draft("draft7", Dialect::Draft7, 350); }

}  // namespace
