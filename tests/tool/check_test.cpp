#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/tool.hpp"

namespace {

using kizen_test::tool;
using testing::HasSubstr;
using testing::StartsWith;

struct Sample {
  const char* file;
  const char* operation;
  const char* status;  ///< empty: a request
  int exit_code;
  const char* text;
};

std::ostream& operator<<(std::ostream& out, const Sample& sample) { return out << sample.file; }

struct SampleTest : testing::TestWithParam<Sample> {
  static std::string file() {
    return std::string(KIZEN_SOURCE_DIR "/../shared/samples/") + GetParam().file;
  }

  static kizen_test::Ended check_by(const std::string& contract) {
    const auto& sample = GetParam();
    std::vector<std::string> arguments = {"check", "--contract", contract, "--operation",
                                          sample.operation};
    arguments.insert(arguments.end(), {*sample.status == '\0' ? "--request" : "--status"});
    if (*sample.status != '\0') arguments.emplace_back(sample.status);
    arguments.push_back(file());
    return tool(arguments);
  }
};

TEST_P(SampleTest, IsByTheDocumentWhatItsReadmeSays) {
  if (!std::filesystem::exists(file())) GTEST_SKIP() << "there is no " << file();
  const auto ended = check_by("documented");
  EXPECT_EQ(ended.exit_code, GetParam().exit_code) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr(GetParam().text));
  EXPECT_EQ(ended.err, "");
}

TEST_P(SampleTest, ConformsToWhatIsObserved) {
  if (!std::filesystem::exists(file())) GTEST_SKIP() << "there is no " << file();
  const auto ended = check_by("observed");
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, StartsWith("conforms: "));
  EXPECT_THAT(ended.out,
              HasSubstr("contract: records.openapi.json + observed.overlay.yaml (sha256"));
}

constexpr char undeclared[] = "response.status.undeclared";

INSTANTIATE_TEST_SUITE_P(
    Every, SampleTest,
    testing::Values(
        Sample{"search_page.observed.json", "records_search_create", "200", 4, "violates: POST"},
        Sample{"error_400_positional.json", "records_add_create", "400", 4, "violates: POST"},
        Sample{"error_400_field_keyed.json", "records_add_create", "400", 4, "violates: POST"},
        Sample{"error_401_missing_headers.json", "records_search_create", "401", 4, undeclared},
        Sample{"error_404_not_found.json", "records_retrieve", "404", 4, undeclared},
        Sample{"error_404_unknown_path.html", "records_retrieve", "404", 4, undeclared},
        Sample{"request_upsert_create.json", "records_upsert_create", "", 0, "conforms: POST"},
        Sample{"request_patch_scalar.json", "records_partial_update", "", 4, "violates: PATCH"},
        Sample{"request_search_name_contains.json", "records_search_create", "", 0,
               "conforms: POST"}));

constexpr char scalar[] = R"({"fields": [{"name": "current_value", "value": 320.81}]})";

TEST(Check, TellsAViolationInFull) {
  const kizen_test::TemporaryFolder folder;
  const auto ended = tool({"check", "--operation", "records_partial_update", "--request",
                           folder.write("patch.json", scalar)});
  EXPECT_EQ(ended.exit_code, 4);
  EXPECT_THAT(ended.out, StartsWith("violates: PATCH /api/records/{object_identifier}/{entity_id}\n"
                                    "request.body.schema: type\n  --> records.openapi.json  #/"));
  EXPECT_THAT(ended.out, HasSubstr("\n   at  /fields/0/value of the body of PATCH "));
  EXPECT_THAT(ended.out, HasSubstr("\n  actual    320.81\n"));
}

TEST(Check, TellsTheLineThatWaivesAFinding) {
  const kizen_test::TemporaryFolder folder;
  const auto body = folder.write("patch.json", scalar);
  const std::vector<std::string> arguments = {"check", "--operation", "records_partial_update",
                                              "--request", body};
  const auto told = tool(arguments).out;
  const std::string before = "  actual    320.81\n  finding   ";
  const auto begin = told.find(before) + before.size();
  ASSERT_THAT(told, HasSubstr(before));
  const auto file = folder.path("new.yaml");
  const auto waived = tool({"waive", "--file", file, "--finding",
                            told.substr(begin, told.find('\n', begin) - begin), "--reason",
                            "Known.", "--owner", "ann", "--expires", "2999-12-31"});
  EXPECT_EQ(waived.exit_code, 0) << waived.err;
  auto with_waivers = arguments;
  with_waivers.insert(with_waivers.end(), {"--waivers", file});
  EXPECT_EQ(tool(with_waivers).exit_code, 0) << tool(with_waivers).out;
}

TEST(Check, RefusesOptionsThatItWouldNotLookAt) {
  const std::vector<std::vector<std::string>> all = {
      {"--request", "a.json", "b.json"},
      {"--request", "a.json", "--content-type", "text/plain"},
      {"--request", "a.json", "--max-unchecked", "1"},
      {"--status", "200", "--max-unchecked", "1", "a.json"}};
  for (auto arguments : all) {
    arguments.insert(arguments.begin(), {"check", "--operation", "records_retrieve"});
    const auto ended = tool(arguments);
    EXPECT_EQ(ended.exit_code, 1) << testing::PrintToString(arguments) << ended.err;
    EXPECT_THAT(ended.err, HasSubstr("excludes"));
  }
}

TEST(Check, OfOneBodyWantsOneFile) {
  const auto ended =
      tool({"check", "a", "b", "--operation", "records_retrieve", "--status", "200"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.err, HasSubstr("--operation checks one body, of one FILE"));
}

TEST(Check, WaivesWhatANamedDeviationAllows) {
  const kizen_test::TemporaryFolder folder;
  const auto ended = tool({"check", "--operation", "records_partial_update", "--deviation", "D6",
                           "--request", folder.write("patch.json", scalar)});
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_THAT(ended.out, StartsWith("waived: PATCH"));
  EXPECT_THAT(ended.out, HasSubstr("waived (D6): request.body.schema: type at '/fields/0/value'"));
}

TEST(Check, RefusesAnUnknownDeviation) {
  const auto ended =
      tool({"check", "--operation", "records_retrieve", "--deviation", "D99", "--request", "-"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, HasSubstr("no action of observed.overlay.yaml has the id 'D99'; "));
}

TEST(Check, ReadsStandardInput) {
  const std::vector<std::string> arguments = {"check",    "--operation", "records_upsert_create",
                                              "--status", "201",         "-"};
  EXPECT_THAT(tool(arguments, {}, "{}").out, StartsWith("violates: POST"));
  const auto broken = tool(arguments, {}, "{\"id\": ");
  EXPECT_EQ(broken.exit_code, 4);
  EXPECT_THAT(broken.out, HasSubstr("response.body.json\n"));
}

TEST(Check, NamesTheNearestOperation) {
  const auto ended = tool({"check", "--operation", "records_retreive", "--status", "200", "-"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, HasSubstr("no operation is called 'records_retreive'; did you mean "
                                   "'records_retrieve'?"));
}

TEST(Check, FindsAnOperationByMethodAndPath) {
  for (const char* const name :
       {"POST /api/records/{object_identifier}/search", "POST /api/records/deals/search"}) {
    const auto ended = tool({"check", "--operation", name, "--request", "-"}, {}, "{}");
    EXPECT_EQ(ended.exit_code, 0) << ended.err;
    EXPECT_THAT(ended.out, StartsWith("conforms: POST /api/records/{object_identifier}/search"));
  }
}

TEST(Check, TextOfAContractIsNotTakenForOurOwnLines) {
  const kizen_test::TemporaryFolder folder;
  const auto contract = folder.write("a.yaml", R"(openapi: 3.0.3
info: {title: A, version: "1"}
paths:
  /a:
    get:
      operationId: a
      responses:
        "200":
          description: it
          content: {application/json: {schema: {format: "x\nconforms: all\e[31m"}}}
)");
  const auto ended =
      tool({"check", "--contract", contract, "--operation", "a", "--status", "200", "-"}, {}, "1");
  EXPECT_THAT(ended.out, StartsWith("note: " + contract + ":10:"));
  EXPECT_THAT(ended.out, HasSubstr("format 'x conforms: all [31m' is not checked\nconforms: GET"));
}

TEST(Check, RefusesAFileThatCannotBeRead) {
  const kizen_test::TemporaryFolder folder;
  for (const auto& path : {folder.path("none.json"), folder.path("")}) {
    const auto ended = tool({"check", "--operation", "records_retrieve", "--status", "200", path});
    EXPECT_EQ(ended.exit_code, 2);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(ended.err, "kizen-contract: " + path +
                             ": cannot be opened; name a file that exists and may be read\n");
  }
}

}  // namespace
