#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <kizen/check.hpp>
#include <kizen/records.hpp>
#include <kizen/run.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "support/tool.hpp"

namespace {

using kizen_test::small_suite;
using kizen_test::tool;
using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

struct ToolCoverage : testing::Test {
  kizen_test::Ended run(std::vector<std::string> more) const {
    more.insert(more.begin(), {"run", suite});
    return tool(std::move(more));
  }

  /// What is said of a command line that cannot be read.
  std::string refusal(const std::vector<std::string>& more) const {
    const auto ended = run(more);
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_EQ(ended.out, "") << "nothing was run";
    return ended.err;
  }

  kizen_test::TemporaryFolder folder;
  std::string suite = folder.write("small.arazzo.yaml", small_suite());
};

TEST_F(ToolCoverage, IsToldWhereAskedAlone) {
  EXPECT_THAT(run({}).out, Not(HasSubstr("coverage")));
  const auto ended = run({"--coverage"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_THAT(ended.out,
              AllOf(ContainsRegex("\ncoverage of records.openapi.json .sha256 [0-9a-f]{12}., by 6 "
                                  "exchanges\n  operations      3 of      9   33.3 %\n"
                                  "  statuses        3 of     14   21.4 %\n"),
                    Not(HasSubstr("never seen"))));
}

TEST_F(ToolCoverage, ListsWhatWasNeverSeenByOperation) {
  const auto out = run({"--coverage=missing"}).out;
  EXPECT_THAT(out, HasSubstr("\nnever seen\n  records_add_create\n    operations  no answer\n"
                             "    statuses    200\n    statuses    400\n"
                             "    parameters  path object_identifier\n"));
  EXPECT_THAT(out, HasSubstr("\n  records_retrieve\n    parameters  query detail_summary\n"));
  EXPECT_THAT(out, Not(HasSubstr("records_destroy\n")));
}

TEST_F(ToolCoverage, IsWrittenAsItsSchemaSays) {
  const auto ended = run({"--coverage-file", folder.path("c.json")});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(ended.out, Not(HasSubstr("coverage of")));
  const auto source = kizen::read_json(folder.read("c.json"), "c.json");
  const auto schema = kizen::Schema::compile(
      kizen::read_json(kizen::detail::file_text(KIZEN_SOURCE_DIR "/schemas/coverage.schema.json"),
                       "coverage.schema.json"),
      {}, kizen::Dialect::Draft7);
  EXPECT_TRUE(schema.check(*source.document).valid) << source.document->dump(1);
  auto changed = *source.document;
  changed["categories"]["enums"]["percent"] = 101;
  EXPECT_FALSE(schema.check(changed).valid);
  const auto coverage = kizen::Coverage::read(source);
  EXPECT_EQ(coverage.of(kizen::CoverageCategory::Operations).seen(), 3U);
  EXPECT_EQ(coverage.hash, kizen::identity_of(kizen::records()).hash);
}

TEST_F(ToolCoverage, OfTheObservedContractIsNotMergedWithThatOfTheDocument) {
  run({"--coverage-file", folder.path("a.json")});
  run({"--coverage-file", folder.path("b.json"), "--contract", "observed", "--dialect",
       "observed"});
  const auto read = [&](const char* name) {
    return kizen::Coverage::read(kizen::read_json(folder.read(name), name));
  };
  auto documented = read("a.json");
  EXPECT_THROW(documented.merge(read("b.json")), kizen::ContractError);
  documented.merge(read("a.json"));
  EXPECT_EQ(documented.exchanges, 12U);
}

TEST_F(ToolCoverage, FailsARunThatSawTooLittle) {
  const auto ended =
      run({"--min-coverage", "operations=33.3,statuses=80", "--min-coverage", "nulls=0,enums=50"});
  EXPECT_EQ(ended.exit_code, 4);
  EXPECT_THAT(ended.out, HasSubstr("\nkept: everything that was promised and expected\n"
                                   "not enough coverage: statuses 21.4 %, where 80 % are asked for "
                                   "(3 of 14)\nnot enough coverage: enums "));
  EXPECT_EQ(run({"--min-coverage", "operations=33.3,statuses=20"}).exit_code, 0);
}

TEST_F(ToolCoverage, LeavesTheStatusOfARunThatIsNotKept) {
  suite = folder.write("broken.arazzo.yaml", small_suite("418"));
  const auto broken = run({"--min-coverage", "operations=100"});
  EXPECT_EQ(broken.exit_code, 4);
  EXPECT_THAT(broken.out, Not(HasSubstr("not enough coverage")));
  EXPECT_EQ(run({"--min-coverage", "operations=100", "--target", "http://127.0.0.1:1"}).exit_code,
            3);
}

TEST_F(ToolCoverage, RefusesWhatIsNoDemand) {
  EXPECT_THAT(refusal({"--min-coverage", "operation=80"}),
              HasSubstr("'operation=80' names no category; there are operations, statuses, "
                        "parameters, properties, enums, branches, nulls, absences"));
  for (const char* const bad :
       {"statuses", "statuses=", "statuses=101", "statuses=-1", "statuses=1e2", "statuses=8%",
        "statuses=80.", "nulls=1,statuses="}) {
    EXPECT_THAT(refusal({"--min-coverage", bad}),
                HasSubstr("asks for no percentage from 0 to 100; write statuses=80"))
        << bad;
  }
  for (const auto& twice : std::vector<std::vector<std::string>>{
           {"--min-coverage", "nulls=1,nulls=2"},
           {"--min-coverage", "nulls=1", "--min-coverage", "nulls=1"}}) {
    EXPECT_THAT(refusal(twice), HasSubstr("nulls is asked for twice"));
  }
  EXPECT_THAT(refusal({"--coverage=all"}), HasSubstr("all"));
}

TEST_F(ToolCoverage, RefusesAFileThatCannotBeWritten) {
  EXPECT_THAT(refusal({"--coverage-file", folder.path("none") + "/c.json"}),
              HasSubstr("is in no folder that exists; make it first"));
  EXPECT_THAT(refusal({"--coverage-file", folder.path("")}), HasSubstr("is a folder; name a file"));
}

TEST_F(ToolCoverage, OfAllSuitesReachesEveryOperationAndStatus) {
  suite = KIZEN_SOURCE_DIR "/suites";
  const auto ended = run({"--jobs", "4", "--coverage", "--min-coverage",
                          "operations=100,statuses=100,parameters=90,properties=90"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("\n  operations      9 of      9  100.0 %\n"));
  EXPECT_THAT(ended.out, ContainsRegex("\n  not counted: [0-9]+ exchanges of other contracts\n"));
}

}  // namespace
