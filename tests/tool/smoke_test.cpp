#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <kizen/check.hpp>
#include <kizen/http.hpp>
#include <kizen/tenant.hpp>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "http/loopback.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::Ended;
using kizen_test::Served;
using kizen_test::small_suite;
using kizen_test::steady;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// A port of this machine at which nobody listens, once this has been called.
std::string quiet_url() {
  const Served served;
  return served.url;
}

Ended smoke(const std::string& url, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"smoke", "--target", url});
  return tool(std::move(more));
}

/// A tenant that speaks as live ones do, with records.
std::vector<std::string> live(const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"--dialect", "observed", "--seed", "3"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

TEST(Smoke, HoldsATenantToWhatIsObserved) {
  const Served served(live());
  const auto ended = smoke(served.url);
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out,
              StartsWith("smoke of " + served.url +
                         ", contract records.openapi.json + observed.overlay.yaml (sha256 "));
  EXPECT_THAT(ended.out, HasSubstr("\nkept: everything that was promised and expected\n"));
}

TEST(Smoke, TellsOfEachOperation) {
  for (const std::string dialect : {"documented", "observed"}) {
    const Served served({"--dialect", dialect, "--seed", "3"});
    const auto ended = smoke(served.url, {"--contract", dialect});
    EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
    EXPECT_THAT(ended.out, AllOf(HasSubstr("\nrecords_lookup_retrieve  kept         1 request   "),
                                 HasSubstr("\nrecords_retrieve         kept         3 requests  "),
                                 HasSubstr("\nrecords_search_create    kept         4 requests  "),
                                 ContainsRegex("  [0-9.]+ ms median, [0-9.]+ ms max\n"),
                                 HasSubstr("\nkept: everything that was promised and expected\n")));
  }
}

TEST(Smoke, TellsWhatDiffersFromTheDocument) {
  const Served served(live());
  EXPECT_THAT(smoke(served.url).out,
              AllOf(HasSubstr("\ndifferences from records.openapi.json\n  D1   seen  6  "),
                    HasSubstr("\n  D11  seen  2  These statuses occur though no operation "),
                    HasSubstr("\n  8 exchanges: 0 as documented, 8 explained, 0 not explained\n")));
}

TEST(Smoke, TellsOfATenantThatIsBroken) {
  const Served served(live({"--fault", "row-without-access"}));
  const auto ended = smoke(served.url);
  EXPECT_EQ(ended.exit_code, 4) << ended.err;
  EXPECT_THAT(ended.out,
              AllOf(HasSubstr("\nrecords_search_create  broken       3 requests  "),
                    HasSubstr("\nfailed: a-deal  (smoke.arazzo.yaml:"),
                    HasSubstr("\nresponse.body.schema: required\n  --> records.openapi.json + "),
                    HasSubstr("\n  new  seen  2  response.body.schema: required at /results/0 of "),
                    HasSubstr("\nbroken: "), HasSubstr(" at " + served.url + ": response.body")));
}

TEST(Smoke, TellsOfOneThatIsDown) {
  const auto url = quiet_url();
  const auto ended = smoke(url);
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out,
              AllOf(HasSubstr("\nrecords_search_create  no verdict"),
                    HasSubstr("\ncould not run: " + url + ": no answer: unreachable: ")));
}

TEST(Smoke, TellsOfCredentialsThatAreRefused) {
  const Served served(live());
  const std::vector<std::string> strangers = {"KIZEN_API_KEY=k3y-of-nobody", "KIZEN_BUSINESS_ID=b",
                                              "KIZEN_USER_ID=u"};
  const auto ended = tool({"smoke", "--target", served.url}, strangers);
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out,
              AllOf(HasSubstr("\nrecords_search_create  no verdict"),
                    HasSubstr("\ncould not run: the target refuses the credentials: 401 to POST"),
                    Not(HasSubstr("k3y-of-nobody"))));
  const auto quiet = tool({"smoke", "--quiet", "--target", served.url}, strangers);
  EXPECT_EQ(quiet.exit_code, 3);
  EXPECT_EQ(quiet.out,
            "kizen-contract smoke: could not run: the target refuses the credentials: 401 to POST "
            "/api/records/deals/search\n");
}

TEST(Smoke, CannotRunWithoutCredentials) {
  const auto ended = smoke("https://tenant.invalid", {"--quiet"});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out, StartsWith("kizen-contract smoke: could not run: the credentials are "
                                    "incomplete: KIZEN_API_KEY is not set"));
}

TEST(Smoke, IsQuietWhereAllIsKept) {
  const Served served(live());
  const auto ended = smoke(served.url, {"--quiet"});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_EQ(ended.out + ended.err, "");
}

TEST(Smoke, SaysOneLineWhereItIsNot) {
  const Served served(live({"--fault", "row-without-access"}));
  const auto ended = smoke(served.url, {"--quiet"});
  EXPECT_EQ(ended.exit_code, 4);
  EXPECT_THAT(ended.out, testing::MatchesRegex("kizen-contract smoke: broken: [0-9]+ findings? at "
                                               "http://127.0.0.1:[0-9]+: response.body.schema: "
                                               "required at /results/0 of [^\n]+\n"));
  EXPECT_EQ(ended.err, "");
}

/// How many deals a tenant shows.
std::size_t deals_of(const Served& served) {
  const auto demo = kizen::demo_credentials()[0];
  auto target = kizen::Target::parse(served.url);
  target.credentials = {{"X-API-KEY", demo.api_key},
                        {"X-BUSINESS-ID", demo.business_id},
                        {"X-USER-ID", demo.user_id}};
  kizen::Client client(target);
  const auto found = client.post("/api/records/deals/search", kizen::json::object());
  return found.json()->at("count").get<std::size_t>();
}

TEST(Smoke, SkipsCasesThatWrite) {
  const TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  const Served served(live());
  const auto before = deals_of(served);
  const auto ended = smoke(served.url, {suite});
  EXPECT_EQ(ended.exit_code, 3) << "nothing is left to run";
  EXPECT_THAT(ended.out, AllOf(HasSubstr("2 cases were skipped: they do more than read"),
                               HasSubstr("\ncould not run: upserts / once: sends "
                                         "records_upsert_create, and writes are refused there\n"),
                               Not(HasSubstr("--allow-writes"))));
  EXPECT_EQ(deals_of(served), before);
}

TEST(Smoke, SkipsCasesWhoseTeardownWrites) {
  const TemporaryFolder folder;
  auto text = small_suite("200");
  text = std::regex_replace(text, std::regex("records_upsert_create"), "records_search_create");
  text = std::regex_replace(text, std::regex("payload: .*"), "payload: {}");
  const auto suite = folder.write("teardown.arazzo.yaml", text);
  const Served served(live());
  const auto before = deals_of(served);
  EXPECT_EQ(smoke(served.url, {suite}).exit_code, 3);
  EXPECT_EQ(deals_of(served), before);
}

TEST(Smoke, RunsWhatReadsAmongOtherSuites) {
  const Served served({"--dialect", "observed"});
  const auto before = deals_of(served);
  const auto ended = smoke(served.url, {KIZEN_SOURCE_DIR "/suites/contract.arazzo.yaml"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_THAT(ended.out, AllOf(ContainsRegex("\n[0-9]+ cases were skipped"), HasSubstr(" kept ")));
  EXPECT_EQ(deals_of(served), before);
}

TEST(Smoke, TellsOfACaseThatWasFlakyAsOfOneThatPassed) {
  kizen_test::Loopback loopback;
  int asked = 0;
  loopback.server.Get(".*", [&](const httplib::Request&, httplib::Response& to) {
    to.status = ++asked % 2 == 1 ? 503 : 404;
    to.set_header("Retry-After", "0");
    to.set_content(R"({"detail": "Not found."})", "application/json");
  });
  const TemporaryFolder folder;
  const auto suite = folder.write("looks.arazzo.yaml", R"(arazzo: 1.0.1
info: {title: Looks, version: 1.0.0}
sourceDescriptions:
  - {name: records, url: records.openapi.json, type: openapi}
workflows:
  - workflowId: looks
    steps:
      - stepId: look
        operationId: records_lookup_retrieve
        parameters:
          - {name: object_identifier, in: path, value: deals}
          - {name: identifier, in: query, value: nobody}
        successCriteria: [{condition: $statusCode == 404}]
)");
  const auto url = "http://127.0.0.1:" + std::to_string(loopback.start());
  const auto ended = smoke(url, {suite});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_EQ(asked, 2) << "the first was answered by 503";
  EXPECT_THAT(ended.out, AllOf(HasSubstr("\nrecords_lookup_retrieve  kept "),
                               Not(HasSubstr("flaky")), Not(HasSubstr("looks"))));
  EXPECT_EQ(smoke(url, {suite, "--quiet"}).out, "");
}

TEST(Smoke, HasTheSuiteOfTheProject) {
  const Served served(live({"--fault", "row-without-access"}));
  const std::string file = KIZEN_SOURCE_DIR "/suites/smoke.arazzo.yaml";
  const auto times = std::regex(" [0-9.]+ ms (median|max)");
  const auto own = std::regex_replace(smoke(served.url).out, times, "");
  const auto given = std::regex_replace(smoke(served.url, {file}).out, times, "");
  EXPECT_THAT(own, HasSubstr("(smoke.arazzo.yaml:"));
  EXPECT_EQ(own, std::regex_replace(given, std::regex(KIZEN_SOURCE_DIR "/suites/"), ""));
}

TEST(Smoke, TakesInputsOfItsOwnSuite) {
  const Served served(live());
  const auto given = smoke(served.url, {"--quiet", "--input", "object=no_such_object"});
  EXPECT_EQ(given.exit_code, 4) << "it looked elsewhere";
  const auto unknown = smoke(served.url, {"--input", "objct=deals"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("no workflow has an input 'objct'"));
}

TEST(Smoke, HoldsToTheDocumentWhereAsked) {
  const Served served(live());
  EXPECT_EQ(smoke(served.url, {"--contract", "documented", "--quiet"}).exit_code, 4);
}

/// A tenant at one port that can be taken away, and a notify file.
class SmokeNotify : public testing::Test {
 protected:
  SmokeNotify() : url_(quiet_url()), port_(url_.substr(url_.rfind(':') + 1)) {}

  /// What a look tells of a tenant that runs meanwhile; `exit code: text`.
  std::string look_at(std::vector<std::string> arguments, std::vector<std::string> more = {}) {
    arguments.insert(arguments.end(), {"--port", port_});
    const Served served(live(arguments));
    return look(std::move(more));
  }

  /// The same while nobody listens.
  std::string look(std::vector<std::string> more = {}) {
    more.insert(more.end(), {"--quiet", "--notify-file", file_});
    const auto ended = smoke(url_, more);
    return std::to_string(ended.exit_code) + ": " + steady(ended.out + ended.err);
  }

  kizen::json state() const {
    std::ifstream in(file_);
    return kizen::json::parse(in);
  }

  TemporaryFolder folder_;
  std::string file_ = folder_.path("state.json");
  std::string url_;
  std::string port_;
};

const std::vector<std::string> well = {};
const std::vector<std::string> ill = {"--fault", "row-without-access"};

TEST_F(SmokeNotify, TellsOfEachChangeOnce) {
  EXPECT_EQ(look_at(well), "0: ") << "the first look finds nothing";
  EXPECT_EQ(look_at(well), "0: ");
  EXPECT_THAT(look_at(ill), StartsWith("4: kizen-contract smoke: new: broken: "));
  EXPECT_EQ(look_at(ill), "4: ") << "it was told of";
  EXPECT_THAT(look(), AllOf(StartsWith("3: kizen-contract smoke: could not run: http://127.0.0.1:"),
                            HasSubstr("; broken before that, since 20")));
  EXPECT_EQ(look(), "3: ");
  EXPECT_THAT(look_at(ill), StartsWith("4: kizen-contract smoke: still broken since 20"));
  EXPECT_EQ(look_at(ill), "4: ");
  EXPECT_THAT(look_at(well),
              StartsWith("0: kizen-contract smoke: fixed: kept again at http://127.0.0.1:PORT, "
                         "broken since 20"));
  EXPECT_EQ(look_at(well), "0: ");
}

TEST_F(SmokeNotify, TellsOfATenantThatIsBackAndKept) {
  EXPECT_THAT(look(), StartsWith("3: kizen-contract smoke: could not run: "));
  EXPECT_THAT(look_at(well), StartsWith("0: kizen-contract smoke: runs again: kept at "));
}

TEST_F(SmokeNotify, TellsThatItIsFixedThoughItWasSilentMeanwhile) {
  look_at(ill);
  look();
  EXPECT_THAT(look_at(well), StartsWith("0: kizen-contract smoke: fixed: "));
}

TEST_F(SmokeNotify, TellsWhatElseBreaks) {
  look_at(ill);
  const auto told = look_at({"--fault", "row-without-object-type"});
  EXPECT_THAT(told, AllOf(StartsWith("4: kizen-contract smoke: new: broken further: "),
                          HasSubstr("object_type")));
}

TEST_F(SmokeNotify, TellsAgainWhereAsked) {
  look_at(ill);
  EXPECT_THAT(look_at(ill, {"--notify-again"}),
              StartsWith("4: kizen-contract smoke: still broken since 20"));
  look();
  EXPECT_THAT(look({"--notify-again"}), StartsWith("3: kizen-contract smoke: could not run: "));
  EXPECT_THAT(look_at(well, {"--notify-again"}), StartsWith("0: kizen-contract smoke: fixed: "));
  EXPECT_EQ(look_at(well, {"--notify-again"}), "0: ");
}

TEST_F(SmokeNotify, KeepsWhatItsSchemaSays) {
  std::ifstream in(KIZEN_SOURCE_DIR "/schemas/smoke-state.schema.json");
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const auto schema =
      kizen::Schema::compile(kizen::read_json(text, "schema.json"), {}, kizen::Dialect::Draft7);
  const auto keeps_schema = [&] { return schema.check(state()).valid; };
  look_at(well);
  EXPECT_TRUE(keeps_schema()) << state();
  look_at(ill);
  EXPECT_TRUE(keeps_schema()) << state();
  EXPECT_GT(state().at("findings").size(), 0U);
  look();
  EXPECT_TRUE(keeps_schema()) << state();
  EXPECT_EQ(state().at("state"), "could not run");
  EXPECT_GT(state().at("findings").size(), 0U) << "they are still to be fixed";
  auto changed = state();
  changed["state"] = "odd";
  EXPECT_FALSE(schema.check(changed).valid);
}

TEST_F(SmokeNotify, RefusesAFileThatIsNoneOfItsOwn) {
  for (const char* const text : {"", "{", "[]", R"({"version": 2})", R"({"state": "kept"})",
                                 R"({"version": 1, "target": "x", "state": "odd", "since": "",
                                     "checked": "", "findings": []})"}) {
    folder_.write("state.json", text);
    const auto told = look();
    EXPECT_THAT(told, StartsWith("2: kizen-contract: " + file_)) << text;
    EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 1) << told;
    std::ifstream in(file_);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), text) << "it was touched";
  }
}

TEST_F(SmokeNotify, RefusesTheFileOfAnotherTarget) {
  look();
  const auto ended = smoke("http://127.0.0.1:2", {"--notify-file", file_});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, AllOf(HasSubstr("it is of " + url_ +
                                         ", not of http://127.0.0.1:2; name a "
                                         "file of its own for each target")));
}

TEST_F(SmokeNotify, RefusesAFolderThatIsNotThere) {
  file_ = folder_.path("none") + "/state.json";
  EXPECT_THAT(look(),
              AllOf(StartsWith("1: "), HasSubstr("is in no folder that exists; make it first")));
}

TEST_F(SmokeNotify, EndsAReportWithTheChange) {
  const Served served(live({"--fault", "row-without-access"}));
  const auto ended = smoke(served.url, {"--notify-file", file_});
  EXPECT_THAT(ended.out, AllOf(StartsWith("smoke of "), HasSubstr("\nbroken: "),
                               HasSubstr("\nkizen-contract smoke: new: broken: ")));
}

}  // namespace
