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
  for (const char* const id : {"D1 ", "D2 ", "D4 ", "D5 ", "D11"}) {
    EXPECT_THAT(ended.out, HasSubstr("  " + std::string(id) + "  seen ")) << ended.out;
  }
  EXPECT_THAT(ended.out, AllOf(HasSubstr("  not seen: "), HasSubstr(" 0 not explained\n"),
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

/// The tag of cases that read the user's own id, which a recording masks as a credential.
const char* const employee = "owner";
/// The tag of cases whose invalid requests may be taken, as by this tenant.
const char* const lenient = "lenient";

TEST_F(Drift, OfTheSuitesInTheObservedDialectIsExplained) {
  const auto recording = folder_.path("run.ndjson");
  const auto run = tool({"run", all_suites, "--dialect", "observed", "--contract", "observed",
                         "--not-tag", employee, "--not-tag", lenient, "--record", recording});
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
  EXPECT_THAT(ended.out, HasSubstr("      target: \"$.paths['/api/records/{object_identifier}/"
                                   "lookup'].get.responses\"\n"));
  EXPECT_THAT(ended.out, HasSubstr("2 exchanges: 0 as documented, 0 explained, 2 not explained"));
  const auto again = tool({"drift", file, "--overlay", proposal});
  EXPECT_EQ(again.exit_code, 0) << again.out << again.err;
  EXPECT_THAT(again.out, HasSubstr("  X1   seen      2"));
  const auto checked = tool({"check", file, "--contract", "observed", "--overlay", proposal});
  EXPECT_THAT(checked.out, Not(HasSubstr("response.status.undeclared")));
}

TEST_F(Drift, OfTheSuitesInTheDocumentedDialectShowsRequestsAndStatusesAlone) {
  const auto recording = folder_.path("run.ndjson");
  const auto run =
      tool({"run", all_suites, "--not-tag", employee, "--not-tag", lenient, "--record", recording});
  ASSERT_EQ(run.exit_code, 0) << run.out << run.err;
  const auto ended = tool({"drift", recording});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, AllOf(HasSubstr("  D6   seen "), HasSubstr("  D11  seen ")));
  EXPECT_THAT(ended.out, HasSubstr("  not seen: D1, D2, D3, D4, D5, "));
  EXPECT_THAT(ended.out,
              HasSubstr("  cannot be seen, as the document allows as much or more: D7, "));
}

TEST_F(Drift, WhereRecordsAreRefusedSaysNothing) {
  const Served served({"--dialect", "observed"});
  const auto refused = [&](std::vector<std::string> more, std::vector<std::string> environment) {
    more.insert(more.begin(), {"drift", "--target"});
    const auto ended = tool(std::move(more), std::move(environment));
    EXPECT_EQ(ended.exit_code, 3) << ended.out << ended.err;
    return ended.err;
  };
  EXPECT_THAT(refused({served.url}, {"KIZEN_API_KEY=wrong-key", "KIZEN_BUSINESS_ID=b1234",
                                     "KIZEN_USER_ID=u1234"}),
              HasSubstr("the search of client_client was answered with 401"));
  EXPECT_THAT(refused({served.url + "/api"}, {}), HasSubstr("was answered with 404"));
  EXPECT_THAT(refused({served.url, "--object", "nothings"}, {}),
              HasSubstr("the search of nothings was answered with 404"));
  EXPECT_EQ(tool({"drift", "--target", served.url, "--object", ""}).exit_code, 1);
}

TEST_F(Drift, ProposesOneActionForFindingsAtOnePlace) {
  const auto error = [](const std::string& body) {
    return kizen_test::Spoken{"GET", lookup_target(), 401, body};
  };
  const auto file = har({error(R"({"detail": "No.", "x": 1})"), error(R"({"detail": ["No."]})"),
                         error(R"({"detail": 7})")});
  const auto proposal = folder_.path("new.overlay.yaml");
  EXPECT_EQ(tool({"drift", file, "--propose", proposal}).exit_code, 4);
  const auto again =
      tool({"drift", file, "--overlay", proposal, "--propose", folder_.path("next.overlay.yaml")});
  EXPECT_NE(again.exit_code, 2) << again.err;
  EXPECT_EQ(tool({"drift", file, "--propose", proposal}).exit_code, 1) << "it exists";
}

TEST_F(Drift, AnIdIsOneDifference) {
  const auto copy = folder_.write("ours.overlay.yaml", R"(overlay: 1.1.0
info: {title: Ours, version: "1"}
actions:
  - target: $.info
    update: {title: Ours}
    x-contract: {id: D6}
)");
  const auto ended = tool({"drift", har({{"GET", lookup_target()}}), "--overlay", copy});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("ours.overlay.yaml:6:18: #/actions/0/x-contract/id: the id 'D6' "
                                   "was applied already, by observed.overlay.yaml; "));
}

TEST_F(Drift, ActionsMayBuildOnEachOther) {
  const auto both = folder_.write("ours.overlay.yaml", R"(overlay: 1.1.0
info: {title: Ours, version: "1"}
x-contract: {version: 1, required: true}
actions:
  - target: $.components.schemas
    update: {Tea: {type: object}}
    x-contract: {id: E1}
  - target: $.components.schemas.Tea
    update: {description: Tea.}
    x-contract: {id: E2}
)");
  const auto ended = tool(
      {"drift", har({{"GET", lookup_target(), 404, R"({"detail": "No."})"}}), "--overlay", both});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
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
