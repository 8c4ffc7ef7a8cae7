#include "support/waive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <kizen/check.hpp>
#include <kizen/records.hpp>
#include <string>
#include <vector>

#include "support/tool.hpp"

namespace {

namespace fs = std::filesystem;

using kizen_test::no_json;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using kizen_test::waive;
using testing::HasSubstr;
using testing::StartsWith;

using Arguments = std::vector<std::string>;

TEST(Waive, MakesAYamlFile) {
  const TemporaryFolder folder;
  const auto file = folder.path("waivers.yaml");
  const auto ended =
      waive(file, {"--rule", "response.body.schema", "--operation", "records_retrieve", "--status",
                   "200", "--keyword", "type", "--schema", "#/components/schemas/Fields",
                   "--instance", "/fields/**", "--max", "3", "--id", "old/ids"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_EQ(ended.out,
            file + ":5:5: #/entries/0: old/ids waives response.body.schema until 2099-12-31\n");
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(folder.read("waivers.yaml"),
            R"(# Findings that are allowed until a day (kizen-contract waive --help).
# What an entry may say: schemas/waivers.schema.json of kizen-contract.
waivers: 1
entries:
  - id: old/ids
    rule: response.body.schema
    operation: records_retrieve
    status: 200
    keyword: type
    schema: "#/components/schemas/Fields"
    instance: /fields/**
    reason: Old records.
    owner: ann
    expires: "2099-12-31"
    max: 3
)");
}

TEST(Waive, MakesAJsonFile) {
  const TemporaryFolder folder;
  EXPECT_EQ(waive(folder.path("waivers.json"), no_json).exit_code, 0);
  EXPECT_EQ(folder.read("waivers.json"), R"({
  "$schema": "waivers.schema.json",
  "waivers": 1,
  "entries": [
    {
      "rule": "response.body.json",
      "reason": "Old records.",
      "owner": "ann",
      "expires": "2099-12-31"
    }
  ]
}
)");
}

constexpr char finding[] =
    "records_search_create 200 response.body.schema:type "
    "#/components/schemas/EntityRecordList/properties/id /results/*/id";

TEST(Waive, TakesAFindingAsAReportPrintsIt) {
  const TemporaryFolder folder;
  const auto file = folder.path("waivers.json");
  EXPECT_EQ(waive(file, {"--finding", finding}).exit_code, 0);
  const auto waivers = kizen::Waivers::from(kizen::read_json_file(file), kizen::records());
  kizen::WaiverLedger ledger(waivers, {2099, 12, 31});
  const kizen::Checker checker(kizen::records());
  const auto& search = *checker.contract().operation("records_search_create");
  auto report = checker.check_response_body(search, 200, R"({"count": 1, "results": [{"id": 3}]})");
  ASSERT_EQ(kizen::fingerprint_of(report.violations.back(), report).to_string(), finding);
  ledger.apply(report);
  ASSERT_EQ(report.waived.size(), 1U);
  EXPECT_EQ(report.waived[0].violation.keyword, "type");
}

TEST(Waive, QuotesWhatYamlWouldTakeForSomethingElse) {
  const TemporaryFolder folder;
  const auto file = folder.path("waivers.yaml");
  const std::vector<std::string> reasons = {
      "yes",         "12",  "a: b",  "a #b", "- a",        "\"q\"", "'q'",  "*a",  "a\nb",
      "caf\xC3\xA9", "{a}", "null ", "a\tb", "2020-01-01", "~",     "\x7f", "a\\b"};
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    const auto ended = tool({"waive", "--file", file, "--rule", "response.body.json", "--status",
                             std::to_string(200 + i), "--reason", reasons[i], "--owner", "NO",
                             "--expires", "2099-12-31"});
    EXPECT_EQ(ended.exit_code, 0) << ended.err;
  }
  const auto text = folder.read("waivers.yaml");
  for (const char* const line :
       {"reason: \"yes\"\n", "reason: \"12\"\n", "reason: \"a\\nb\"\n", "owner: \"NO\"\n"}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
}

/// The file is as it was, and nothing lies beside it.
void expect_untouched(const TemporaryFolder& folder, const std::string& name,
                      const std::string& text) {
  EXPECT_EQ(folder.read(name), text);
  const fs::directory_iterator files(folder.path(""));
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

struct RefusedWaive {
  const char* name;
  const char* text;
  Arguments more;
  const char* problem;
};

std::ostream& operator<<(std::ostream& out, const RefusedWaive& one) { return out << one.name; }

const RefusedWaive refused_waives[] = {
    {"TheSameAgain",
     "waivers: 1\nentries:\n  - {rule: response.body.json, reason: r, owner: o, expires: "
     "2099-01-01}\n",
     no_json, ":4:5: #/entries/1: it waives the same as entry 1; remove one of the two"},
    {"TheSameId",
     "waivers: 1\nentries:\n"
     "  - {id: a, rule: request.body.json, reason: r, owner: o, expires: 2099-01-01}\n",
     {"--rule", "response.body.json", "--id", "a"},
     ":4:5: #/entries/1/id: 'a' is an id twice"},
    {"AFileThatCannotBeUsed", "waivers: 1\nentires: []\n", no_json,
     ":2:1: #/entires: a waivers file has no member"},
    {"NoYaml", "waivers: [\n", no_json, "not YAML: "},
    {"AListThatIsSharedByName", "waivers: 1\n$schema: &x a\nentries: &e []\n", no_json,
     ": #/entries: no place for another entry can be told; add it by hand: {\"rule\": "},
};

class RefusedWaives : public testing::TestWithParam<RefusedWaive> {};

TEST_P(RefusedWaives, LeaveTheFileAsItIs) {
  const TemporaryFolder folder;
  const auto file = folder.write("waivers.yaml", GetParam().text);
  const auto ended = waive(file, GetParam().more);
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, StartsWith("kizen-contract: " + file + ":"));
  EXPECT_THAT(ended.err, HasSubstr(GetParam().problem));
  expect_untouched(folder, "waivers.yaml", GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Every, RefusedWaives, testing::ValuesIn(refused_waives),
                         [](const auto& one) { return one.param.name; });

TEST(Waive, TellsOfAFolderThatIsNotThere) {
  const TemporaryFolder folder;
  const auto file = folder.path("no/waivers.yaml");
  const auto ended = waive(file, no_json);
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.err, "kizen-contract: " + file +
                           ": cannot be written: No such file or directory; "
                           "name a file in a folder that may be written to\n");
}

struct WaiveUsage {
  const char* name;
  Arguments arguments;
  const char* problem;
};

std::ostream& operator<<(std::ostream& out, const WaiveUsage& one) { return out << one.name; }

#define SIGNED "--reason", "r", "--owner", "o", "--expires", "2099-12-31"

const WaiveUsage waive_usages[] = {
    {"NoFile", {"--rule", "response.body.json", SIGNED}, "--file is required"},
    {"NoRule", {"--file", "w.yaml", SIGNED}, "--rule RULE, or --finding 'FINDING', is required"},
    {"NoReason",
     {"--file", "w.yaml", "--rule", "a", "--owner", "o", "--expires", "2099-12-31"},
     "--reason is required"},
    {"NoOwner",
     {"--file", "w.yaml", "--rule", "a", "--reason", "r", "--expires", "2099-12-31"},
     "--owner is required"},
    {"NoExpiry",
     {"--file", "w.yaml", "--rule", "a", "--reason", "r", "--owner", "o"},
     "--expires is required"},
    {"RuleAndFinding",
     {"--file", "w.yaml", "--rule", "a", "--finding", "b", SIGNED},
     "--finding excludes --rule"},
    {"NoFinding",
     {"--file", "w.yaml", "--finding", "records_retrieve", SIGNED},
     "--finding: is not what a report prints: 'OPERATION STATUS RULE:KEYWORD #SCHEMA SHAPE'"},
    {"FindingOfAnotherContract",
     {"--file", "w.yaml", "--finding", "records_retrieve 200 response.body.schema:type #/x /a",
      SIGNED},
     "--finding: records.openapi.json has nothing at '#/x'; write the place that a finding names"},
    {"UnknownRule",
     {"--file", "w.yaml", "--rule", "response.body.jsno", SIGNED},
     "--rule: 'response.body.jsno' is no rule of messages; did you mean 'response.body.json'?"},
    {"UnknownOperation",
     {"--file", "w.yaml", "--rule", "response.body.json", "--operation", "records_retrive", SIGNED},
     "--operation: records.openapi.json has no operation 'records_retrive'; "
     "did you mean 'records_retrieve'?"},
    {"StatusOutOfRange",
     {"--file", "w.yaml", "--rule", "response.body.json", "--status", "20", SIGNED},
     "--status: Value 20 not in range 100 to 599"},
    {"StatusOfARequest",
     {"--file", "w.yaml", "--rule", "request.body.json", "--status", "200", SIGNED},
     "--status: findings of request.body.json are about a request, which has no status; "
     "leave it out"},
    {"MaxOfNone",
     {"--file", "w.yaml", "--rule", "response.body.json", "--max", "0", SIGNED},
     "--max: Value 0 not in range 1 to 1000000000"},
    {"BadId",
     {"--file", "w.yaml", "--rule", "response.body.json", "--id", "a b", SIGNED},
     "--id: 'a b' is no id; use letters, digits, . _ / and -, a letter or digit first"},
    {"NotUtf8", {"--file", "w.yaml", "--rule", "\xff", SIGNED}, "--rule: is not UTF-8"},
    {"BadDay",
     {"--file", "w.yaml", "--rule", "response.body.json", "--reason", "r", "--owner", "o",
      "--expires", "2099-02-30"},
     "--expires: '2099-02-30' is no day of the calendar; write one as YYYY-MM-DD"},
    {"DayThatHasPassed",
     {"--file", "w.yaml", "--rule", "response.body.json", "--reason", "r", "--owner", "o",
      "--expires", "2020-12-31"},
     "--expires: 2020-12-31 has passed"},
    {"EmptyOwnerBesideAFinding",
     {"--file", "w.yaml", "--finding", finding, "--reason", "r", "--owner", " ", "--expires",
      "2099-12-31"},
     "--owner: 'owner' is empty; name who answers for it"},
};

class WaiveUsages : public testing::TestWithParam<WaiveUsage> {};

TEST_P(WaiveUsages, NameTheOption) {
  const TemporaryFolder folder;
  auto arguments = GetParam().arguments;
  arguments.insert(arguments.begin(), "waive");
  std::replace(arguments.begin(), arguments.end(), std::string("w.yaml"), folder.path("w.yaml"));
  const auto ended = tool(arguments);
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(ended.err,
            std::string(GetParam().problem) + "\nRun with --help for more information.\n");
  EXPECT_TRUE(fs::is_empty(folder.path("")));
}

INSTANTIATE_TEST_SUITE_P(Every, WaiveUsages, testing::ValuesIn(waive_usages),
                         [](const auto& one) { return one.param.name; });

TEST(Waive, KeepsPermissionsAndLinks) {
  const TemporaryFolder folder;
  const auto file = folder.write("real.json", R"({"waivers": 1, "entries": []})");
  chmod(file.c_str(), 0640);
  fs::create_symlink("real.json", folder.path("waivers.json"));
  EXPECT_EQ(waive(folder.path("waivers.json"), no_json).exit_code, 0);
  EXPECT_TRUE(fs::is_symlink(folder.path("waivers.json")));
  EXPECT_THAT(folder.read("real.json"), HasSubstr("response.body.json"));
  EXPECT_EQ(static_cast<unsigned>(fs::status(file).permissions()), 0640U);
}

TEST(Waive, ReadsAnotherContract) {
  const TemporaryFolder folder;
  const auto contract = folder.write("ping.yaml", R"(openapi: 3.0.3
info: {title: Ping, version: "1"}
paths: {/ping: {get: {operationId: ping, responses: {"204": {description: Here.}}}}}
)");
  const auto ended = waive(
      folder.path("w.yaml"),
      {"--contract", contract, "--rule", "response.status.undeclared", "--operation", "ping"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
}

/// What the help shows as a finding is one of the contract.
TEST(Waive, TheExamplesOfItsHelpRun) {
  const TemporaryFolder folder;
  const auto help = tool({"waive", "--help"}).out;
  const std::string example =
      "records_retrieve 200 response.body.schema:type "
      "#/components/schemas/Fields /fields";
  ASSERT_THAT(help, HasSubstr("'" + example + "'"));
  EXPECT_EQ(waive(folder.path("w.yaml"), {"--finding", example}).exit_code, 0);
  ASSERT_THAT(help, HasSubstr("--rule response.status.undeclared"));
  ASSERT_THAT(help, HasSubstr("--operation records_destroy --status 404"));
  EXPECT_EQ(waive(folder.path("w.yaml"), {"--rule", "response.status.undeclared", "--operation",
                                          "records_destroy", "--status", "404"})
                .exit_code,
            0);
}

}  // namespace
