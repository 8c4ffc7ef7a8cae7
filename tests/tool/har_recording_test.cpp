// HARs that the library and `run --record` write are HARs, and `check` reads them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/http.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "support/har_structure.hpp"
#include "support/records_bodies.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::tool;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string upserts = KIZEN_SOURCE_DIR "/suites/upsert-outcomes.arazzo.yaml";

/// What a command prints, but for its first lines, which name the file.
std::string findings_in(const kizen_test::Ended& ended) {
  return ended.out.substr(ended.out.find("operation "));
}

TEST(HarRecording, OfARunIsCheckedLikeItsLines) {
  const kizen_test::TemporaryFolder folder;
  const auto har = folder.path("run.har");
  const auto lines = folder.path("run.ndjson");
  for (const auto& file : {har, lines}) {
    const auto run = tool({"run", upserts, "--record", file});
    ASSERT_EQ(run.exit_code, 0) << run.out << run.err;
  }
  const auto written = kizen::json::parse(folder.read("run.har"));
  EXPECT_THAT(kizen_test::har_problems(written), IsEmpty());
  EXPECT_GT(written.at("log").at("entries").size(), 5U);
  const auto checked = tool({"check", har, "--contract", "observed"});
  const auto like = tool({"check", lines, "--contract", "observed"});
  EXPECT_EQ(checked.exit_code, like.exit_code) << checked.out << checked.err;
  EXPECT_EQ(findings_in(checked).substr(0, 500), findings_in(like).substr(0, 500));
}

TEST(HarRecording, OfARecorderIsChecked) {
  const kizen_test::TemporaryFolder folder;
  kizen::Recorder recorder(folder.path("seen.har"), "https://crm.example.test");
  kizen::CheckedExchange lookup{
      {"GET",
       "/api/records/deals/lookup?identifier=Ann",
       {{"X-API-KEY", "***"}, {"X-BUSINESS-ID", "***"}, {"X-USER-ID", "***"}}},
      kizen::Response{
          200, {{"Content-Type", "application/json"}}, kizen_test::record_body().dump()}};
  recorder(lookup);
  ASSERT_TRUE(recorder.close());
  const auto good = tool({"check", folder.path("seen.har")});
  EXPECT_EQ(good.exit_code, 0) << good.out << good.err;
  EXPECT_THAT(good.out, HasSubstr("1 exchange of the contract: 1 conform"));
  kizen::Recorder again(folder.path("seen.har"), "https://crm.example.test");
  lookup.answer = kizen::Response{200, {{"Content-Type", "application/json"}}, "[]"};
  again(lookup);
  ASSERT_TRUE(again.close());
  const auto bad = tool({"check", folder.path("seen.har")});
  EXPECT_EQ(bad.exit_code, 4) << bad.out << bad.err;
  EXPECT_THAT(bad.out, HasSubstr("response.body.schema"));
}

TEST(HarRecording, SaysThatItCannotBeWritten) {
  const auto ended = tool({"run", upserts, "--record", "/none/run.har"});
  EXPECT_EQ(ended.exit_code, 1) << ended.out;
  EXPECT_THAT(ended.err, HasSubstr("the recording /none/run.har cannot be written"));
}

}  // namespace
