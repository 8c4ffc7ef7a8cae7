// What a recording lacks breaks nothing, and what it has is held to the contract all the same.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "support/library_contract.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::tool;
using testing::HasSubstr;
using testing::Not;

const std::string getting_an_item = R"("method": "GET", "url": "https://a.example/items/)"
                                    R"(0b5e3a52-6a1c-4c8e-9d70-000000000001")";

std::string recorded_line(const std::string& request, const std::string& response) {
  return R"({"request": {)" + request + R"(}, "response": )" + response + "}\n";
}

std::string too_large_header() {
  return recorded_line(
      getting_an_item + R"(, "headers": {"A": ")" + std::string(25 << 20, 'x') + "\"}", "null");
}

struct Lack {
  const char* reason;
  std::string recording;
  std::string lost;
  std::string kept;
};

std::ostream& operator<<(std::ostream& out, const Lack& lack) { return out << lack.reason; }

struct RecordedFindings : testing::TestWithParam<Lack> {};

TEST_P(RecordedFindings, LeaveOutWhatIsNotRecordedAlone) {
  const kizen_test::TemporaryFolder folder;
  const auto contract = folder.write("library.yaml", kizen_test::library_yaml);
  const auto report = folder.path("out.xml");
  const auto ended = tool({"check", folder.write("recording", GetParam().recording), "--contract",
                           contract, "--report", "junit=" + report});
  EXPECT_EQ(ended.exit_code, 4) << ended.err;
  EXPECT_THAT(folder.read("out.xml"), HasSubstr(GetParam().reason));
  EXPECT_THAT("\n" + ended.out, HasSubstr("\n" + GetParam().kept));
  EXPECT_THAT(ended.out, Not(HasSubstr(GetParam().lost))) << ended.out;
}

constexpr char answered_item[] =
    R"({"status": 200, "headers": {"Content-Type": "application/json", "X-Age": "1"}, )";

INSTANTIATE_TEST_SUITE_P(
    Every, RecordedFindings,
    testing::Values(
        Lack{"recording.request_headers_missing",
             recorded_line(getting_an_item, std::string(answered_item) + R"("json": {"kind": 1}})"),
             "request.header.", "response.body.schema: type"},
        Lack{"recording.request_headers_missing",
             recorded_line(R"("method": "PUT", "target": "/readers", "json": {"address": 1})",
                           R"({"status": 500, "headers": []})"),
             "request.content_type.", "response.status.undeclared"},
        Lack{"recording.request_body_missing",
             recorded_line(R"("method": "PUT", "target": "/readers", "headers": {}, "body": null)",
                           R"({"status": 500, "headers": []})"),
             "request.body.", "response.status.undeclared"},
        Lack{"recording.response_headers_missing",
             recorded_line(getting_an_item + R"(, "headers": {})",
                           R"({"status": 200, "json": {"kind": "a"}})"),
             "response.", "request.header.missing"},
        Lack{"recording.response_body_missing",
             recorded_line(getting_an_item,
                           R"({"status": 200, "headers": {"X-Age": "x"}, "body": null})"),
             "response.body.", "response.header.schema: type"},
        Lack{"recording.response_missing",
             recorded_line(getting_an_item + R"(, "headers": {})", "null"), "response.",
             "request.header.missing"},
        Lack{"recording.answered_locally",
             R"({"log": {"entries": [{"_fromCache": "disk", "request": {"headers": [], )" +
                 getting_an_item + R"(}, "response": {"headers": [], "status": 200}}]}})",
             "response.", "request.header.missing"},
        Lack{"recording.entry_too_large", too_large_header(), "request.",
             "1 exchange of the contract: 1 unchecked (recording."}));

struct UnknownExchange : testing::Test {
  std::string recording() {
    std::string many;
    for (int i = 0; i < 1'000'000; ++i) many += "1,";
    const auto large =
        recorded_line(R"("method": "GET", "target": "/", "json": [)" + many + "1]", "null");
    return folder.write("a.ndjson", known + large);
  }

  kizen_test::TemporaryFolder folder;
  std::string contract = folder.write("library.yaml", kizen_test::library_yaml);
  std::string known =
      recorded_line(R"("method": "PUT", "target": "/readers", "json": {"address": "a"},
      "headers": {"Content-Type": "application/json"})",
                    R"({"status": 204, "headers": []})");

  void SetUp() override { known.erase(known.find('\n'), 1); }
};

TEST_F(UnknownExchange, IsUnchecked) {
  const auto ended = tool({"check", recording(), "--contract", contract});
  EXPECT_EQ(ended.exit_code, 4) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("1 exchange of the contract: 1 conform\n"
                                   "  unchecked, and not known where to: 1 "
                                   "(recording.entry_too_large: 1)\nbroken: "));
}

TEST_F(UnknownExchange, MayBeLetPass) {
  const auto report = folder.path("out.xml");
  const auto ended = tool({"check", recording(), "--contract", contract, "--max-unchecked", "1",
                           "--report", "junit=" + report});
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_THAT(folder.read("out.xml"), HasSubstr("not known where to"));
}

TEST_F(UnknownExchange, AloneSaysNothing) {
  known.clear();
  const auto file = recording();
  EXPECT_EQ(tool({"check", file, "--contract", contract}).exit_code, 4);
  EXPECT_EQ(tool({"check", file, "--contract", contract, "--max-unchecked", "1"}).exit_code, 3);
}

}  // namespace
