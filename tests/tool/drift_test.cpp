#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <kizen/check.hpp>
#include <kizen/http.hpp>
#include <kizen/records.hpp>
#include <kizen/tenant.hpp>
#include <string>
#include <vector>

#include "support/recording.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::har_of;
using kizen_test::lookup_target;
using kizen_test::Served;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string all_suites = KIZEN_SOURCE_DIR "/suites";

class Drift : public testing::Test {
 protected:
  std::string har(const std::vector<kizen_test::Spoken>& all) {
    return folder_.write("t.har", har_of(all));
  }

  TemporaryFolder folder_;
};

/// Puts two records into a tenant, so that there is something to look at.
void fill(const Served& served) {
  const auto demo = kizen::demo_credentials()[0];
  auto target = kizen::Target::parse(served.url);
  target.credentials = {{"X-API-KEY", demo.api_key},
                        {"X-BUSINESS-ID", demo.business_id},
                        {"X-USER-ID", demo.user_id}};
  kizen::Client client(target);
  const kizen::json ann = {{"lookup_value", "ann@example.test"}};
  ASSERT_EQ(client.post("/api/records/client_client/upsert", ann).status(), 201);
  const kizen::json deal = {{"lookup_value", "A deal"}};
  ASSERT_EQ(client.post("/api/records/deals/upsert", deal).status(), 201);
}

TEST_F(Drift, OfATenantOfTheObservedDialectIsExplained) {
  const Served served({"--dialect", "observed"});
  fill(served);
  const auto ended = tool({"drift", "--target", served.url});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  for (const char* const id : {"D1 ", "D2 ", "D4 ", "D5 ", "D11", "D20"}) {
    EXPECT_THAT(ended.out, HasSubstr("  " + std::string(id) + "  seen ")) << ended.out;
  }
  EXPECT_THAT(ended.out, AllOf(HasSubstr("  not seen: "), HasSubstr(" 0 not explained"),
                               HasSubstr("kept: every difference is known\n")));
}

TEST_F(Drift, OfATenantReadsAlone) {
  const Served served({"--dialect", "observed"});
  fill(served);
  const auto first = tool({"drift", "--target", served.url});
  EXPECT_EQ(tool({"drift", "--target", served.url}).out, first.out);
}

TEST_F(Drift, OfTheDocumentedDialectShowsUndeclaredStatusesAlone) {
  const Served served;
  fill(served);
  const auto ended = tool({"drift", "--target", served.url});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("known differences\n  D11  seen "));
  EXPECT_THAT(ended.out, HasSubstr("\n  not seen: D1, D2, "));
}

TEST_F(Drift, OfTheSuitesInTheObservedDialectIsExplained) {
  const auto recording = folder_.path("run.ndjson");
  const auto run = tool({"run", all_suites, "--dialect", "observed", "--contract", "observed",
                         "--record", recording});
  ASSERT_EQ(run.exit_code, 0) << run.out << run.err;
  const auto ended = tool({"drift", recording});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  for (const char* const id : {"D1 ", "D2 ", "D4 ", "D5 ", "D6 ", "D8 ", "D9 ", "D10", "D11"}) {
    EXPECT_THAT(ended.out, HasSubstr("  " + std::string(id) + "  seen ")) << ended.out;
  }
}

TEST_F(Drift, ThatNobodyKnowsIsShownWithWhatWouldAllowIt) {
  const auto file = har({{"GET", lookup_target(), 418, R"({"detail": "Tea."})"},
                         {"GET", lookup_target(), 418, R"({"detail": "Tea."})"}});
  const auto proposal = folder_.path("new.overlay.yaml");
  const auto ended = tool({"drift", file, "--propose", proposal});
  EXPECT_EQ(ended.exit_code, 4) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("not explained\nresponse.status.undeclared\n"));
  EXPECT_THAT(ended.out, HasSubstr("  seen      2 times, first " + file + ":"));
  EXPECT_THAT(ended.out, HasSubstr("    - target: \"$.paths['/api/records/{object_identifier}/"
                                   "lookup'].get.responses\"\n"));
  EXPECT_THAT(ended.out, HasSubstr("2 exchanges: 0 as documented, 0 explained, 2 not explained"));
  const auto again = tool({"drift", file, "--overlay", proposal});
  EXPECT_EQ(again.exit_code, 0) << again.out << again.err;
  EXPECT_THAT(again.out, HasSubstr("  X1   seen      2"));
  const auto checked = tool({"check", file, "--contract", "observed", "--overlay", proposal});
  EXPECT_THAT(checked.out, Not(HasSubstr("response.status.undeclared")));
}

TEST_F(Drift, OfNothingOfTheContractSaysNothing) {
  const auto ended = tool({"drift", har({{"GET", "/favicon.ico"}})});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out, HasSubstr("could not run: no exchange is of the contract\n"));
}

TEST_F(Drift, OfATargetThatIsNotThereSaysNothing) {
  std::string port;
  { port = Served().port; }
  const auto ended = tool({"drift", "--target", "http://127.0.0.1:" + port});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.err, HasSubstr("no answer"));
}

TEST_F(Drift, OfARecordingThatIsCutIsOneMessage) {
  const auto text = har_of({{"GET", lookup_target()}});
  const auto file = folder_.write("t.har", text.substr(0, text.size() / 2));
  const auto ended = tool({"drift", file});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
}

TEST_F(Drift, NeverShowsACredential) {
  const Served served({"--dialect", "observed"});
  fill(served);
  const auto key = kizen::demo_credentials()[0].api_key;
  const auto recording = folder_.path("run.ndjson");
  tool(
      {"run", all_suites, "--target", served.url, "--contract", "observed", "--record", recording});
  std::ifstream file(recording, std::ios::binary);
  const std::string recorded{std::istreambuf_iterator<char>(file),
                             std::istreambuf_iterator<char>()};
  EXPECT_THAT(recorded, HasSubstr("X-API-KEY"));
  EXPECT_THAT(recorded, Not(HasSubstr(key)));
  EXPECT_THAT(tool({"drift", "--target", served.url}).out, Not(HasSubstr(key)));
}

}  // namespace
