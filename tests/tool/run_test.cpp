#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <regex>
#include <string>
#include <vector>

#include "support/tool.hpp"

namespace {

using kizen_test::Served;
using kizen_test::small_suite;
using kizen_test::steady;
using kizen_test::tool;
using testing::HasSubstr;
using testing::Not;

/// The demonstration credentials, but for this key.
std::vector<std::string> with_key(const std::string& key) {
  return {"KIZEN_API_KEY=" + key, "KIZEN_BUSINESS_ID=6f1b0c1e-0d51-4a3f-8c50-000000000001",
          "KIZEN_USER_ID=6f1b0c1e-0d51-4a3f-8c50-000000000011"};
}

struct Run : testing::Test {
  kizen_test::TemporaryFolder folder;
  std::string suite = folder.write("small.arazzo.yaml", small_suite());
};

TEST_F(Run, TellsAKeptRun) {
  const auto ended = tool({"run", suite});
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_EQ(ended.err, "");
  const auto out = steady(ended.out);
  EXPECT_THAT(out,
              HasSubstr("2 cases against http://127.0.0.1:PORT, contract records.openapi.json"));
  EXPECT_THAT(out, HasSubstr(suite + ": 2 passed in TIME\n\n2 cases: 2 passed in TIME\n"
                                     "6 exchanges: 6 conform\n"));
  EXPECT_THAT(out, HasSubstr("\nkept: "));
}

/// The counts of cases and exchanges, without times.
std::string numbers(const std::string& out) {
  const auto text = steady(out);
  std::smatch found;
  std::regex_search(text, found, std::regex("\n[0-9]+ cases?: .*\n[0-9]+ exchanges?: .*\n"));
  return found.str();
}

TEST_F(Run, KeepsEverySuiteOfTheProject) {
  const std::string suites = KIZEN_SOURCE_DIR "/suites";
  const auto builtin = tool({"run", suites});
  EXPECT_EQ(builtin.exit_code, 0) << builtin.out << builtin.err;
  std::smatch found;
  ASSERT_TRUE(
      std::regex_search(builtin.out, found, std::regex("\n([0-9]+) cases: ([0-9]+) passed")))
      << builtin.out;
  EXPECT_EQ(found[1], found[2]);
  EXPECT_GE(std::stoi(found[2]), 36);
  const Served served;
  const auto remote = tool({"run", suites, "--target", served.url, "--writes", "allowed"});
  EXPECT_EQ(remote.exit_code, 0) << remote.out << remote.err;
  EXPECT_THAT(remote.out, HasSubstr(" passed, 1 skipped in "));  // nobody told it of a reader
}

TEST_F(Run, KeepsNearlyEverySuiteOfTheProjectWhereItMayOnlyChangeWhatItMakes) {
  const Served served({"--seed", "3"});
  const auto ended = tool({"run", KIZEN_SOURCE_DIR "/suites", "--target", served.url, "--jobs", "4",
                           "--journal", folder.path("j")});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  std::smatch found;
  ASSERT_TRUE(std::regex_search(ended.out, found, std::regex("passed, ([0-9]+) skipped")));
  EXPECT_LT(std::stoi(found[1]), 60) << "of 1038";
  EXPECT_THAT(ended.out, HasSubstr("which this run has not made (writes: scratch)"));
  EXPECT_FALSE(std::filesystem::exists(folder.path("j"))) << "something is left";
}

TEST_F(Run, KeepsEverySuiteInTheObservedDialectByWhatIsObserved) {
  const auto ended =
      tool({"run", KIZEN_SOURCE_DIR "/suites", "--dialect", "observed", "--contract", "observed"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out,
              HasSubstr("contracts records.openapi.json + observed.overlay.yaml (sha256 "));
  EXPECT_THAT(ended.out, testing::Not(HasSubstr("undeclared status")));
}

TEST_F(Run, OfTheObservedDialectBreaksTheDocumentInKnownWaysAlone) {
  const auto ended = tool({"run", KIZEN_SOURCE_DIR "/suites", "--dialect", "observed"});
  EXPECT_EQ(ended.exit_code, 4) << ended.err;
  EXPECT_THAT(ended.out, testing::Not(HasSubstr("\ncase.")));
  EXPECT_THAT(ended.out, testing::Not(HasSubstr("\nrequest.")));
}

TEST_F(Run, SaysTheSameOfATenantInAnotherProcess) {
  const Served served;
  const auto builtin = tool({"run", suite});
  const auto remote = tool({"run", suite, "--target", served.url});
  EXPECT_EQ(remote.exit_code, 0) << remote.out << remote.err;
  EXPECT_EQ(steady(remote.out), steady(builtin.out));
  EXPECT_NE(numbers(remote.out), "");
}

TEST_F(Run, OfTheObservedDialectBreaksTheDocumentedContract) {
  const auto documented = tool({"run", suite, "--target", "builtin", "--dialect", "documented"});
  EXPECT_EQ(documented.exit_code, 0) << documented.out << documented.err;
  const auto observed = tool({"run", suite, "--dialect", "observed"});
  EXPECT_EQ(observed.exit_code, 4) << observed.err;
  EXPECT_THAT(observed.out, HasSubstr("at  /client_info of the 201 response"));
  const Served served({"--dialect", "observed"});
  const auto remote = tool({"run", suite, "--target", served.url});
  EXPECT_EQ(numbers(remote.out), numbers(observed.out));
  EXPECT_NE(numbers(remote.out), "");
}

TEST_F(Run, WithAWrongKeySaysNothingOfTheServiceAndNeverTheKey) {
  const Served served;
  const auto report = folder.path("out.xml");
  const auto ended = tool({"run", suite, "--target", served.url, "--report", "junit=" + report},
                          with_key("wr0ng-k3y+/="));
  EXPECT_EQ(ended.exit_code, 3);
  const auto out = steady(ended.out);
  EXPECT_THAT(out, HasSubstr("stopped: the target refuses the credentials: 401 to POST "
                             "/api/records/deals/upsert\n"
                             "1 case: 1 not run, 1 not started in TIME\n"));
  for (const auto& text : {ended.out, ended.err, folder.read("out.xml")}) {
    EXPECT_THAT(text, Not(HasSubstr("wr0ng"))) << text;
  }
}

TEST_F(Run, WithTheRightKeyFromTheEnvironmentKeeps) {
  const Served served;
  const auto ended = tool({"run", suite, "--target", served.url}, with_key("kizen-demo-key-first"));
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_THAT(ended.out, Not(HasSubstr("kizen-demo-key-first")));
}

TEST_F(Run, AgainstAStoppedServerCouldNotRun) {
  auto served = std::make_unique<Served>();
  const auto url = served->url;
  served->process.signal(SIGTERM);
  EXPECT_EQ(served->process.wait().exit_code, 0);
  served.reset();
  const auto ended = tool({"run", suite, "--target", url});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(steady(ended.out),
              HasSubstr("stopped: http://127.0.0.1:PORT: no answer: unreachable"));
  EXPECT_THAT(ended.out, HasSubstr("\ncould not run: "));
}

TEST_F(Run, PrintsTheFailureOfAWrongExpectation) {
  const auto wrong = folder.write("wrong.arazzo.yaml", small_suite("204"));
  const auto ended = tool({"run", wrong, "--workflow", "upserts"});
  EXPECT_EQ(ended.exit_code, 4);
  auto out = steady(ended.out);
  for (auto at = out.find(wrong); at != std::string::npos; at = out.find(wrong)) {
    out.replace(at, wrong.size(), "FILE");
  }
  out = std::regex_replace(out, std::regex("small kc[0-9a-z]+"), "small NAME");
  out = std::regex_replace(out, std::regex("received  201 .*"), "received  201 BODY");
  const auto begin = out.find("FAILED");
  ASSERT_NE(begin, std::string::npos) << out;
  EXPECT_EQ(out.substr(begin, out.find("\n\n", begin) - begin),
            R"(FAILED  upserts / once  (FILE:17:11)
  step create
case.criterion
  --> FILE:31:13  #/workflows/0/steps/0/successCriteria/0
   at  the 201 response to POST /api/records/deals/upsert
  expected  $statusCode == 204
  actual    201
  sent      POST /api/records/deals/upsert {"lookup_value":"small NAME"}
  received  201 BODY)");
  EXPECT_THAT(out, HasSubstr("\n2 cases: 2 failed in TIME\n"));
  EXPECT_THAT(out, HasSubstr("\nbroken: "));
}

TEST_F(Run, OfNothingCouldNotRun) {
  const auto ended = tool({"run", suite, "--workflow", "none"});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out, HasSubstr("\n0 cases: none was selected in 0.00 s\n"));
}

TEST_F(Run, OfARequestThatMustNotBeSentIsAFaultOfTheSuite) {
  auto text = small_suite();
  text.replace(text.find("{lookup_value:"), 14, "{lookup:");
  const auto ended = tool({"run", folder.write("fault.arazzo.yaml", text)});
  EXPECT_EQ(ended.exit_code, 2) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("SUITE FAULT  upserts / once"));
  EXPECT_THAT(ended.out, HasSubstr("\n0 exchanges\n"));
}

}  // namespace
