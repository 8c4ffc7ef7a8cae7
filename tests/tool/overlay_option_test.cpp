#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/tool.hpp"

namespace {

using kizen_test::small_suite;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using testing::HasSubstr;
using testing::StartsWith;

std::string overlay(const std::string& actions, const std::string& more = "") {
  return "overlay: 1.1.0\ninfo: {title: Ours, version: \"1\"}\n" + more + "actions:\n" + actions;
}

const char* const teapot = R"(  - target: $.paths.*[?@.operationId == 'records_destroy'].responses
    update: {"418": {description: Tea.}}
    x-contract: {id: T1}
)";

class OverlayOption : public testing::Test {
 protected:
  std::string write(const std::string& text) { return folder_.write("ours.overlay.yaml", text); }

  /// One line that names the file, a place in it, the action and what to do; nothing was done.
  void expect_refused(const std::string& text, const std::string& problem) {
    const auto file = write(text);
    for (const auto& command : std::vector<std::vector<std::string>>{
             {"explain"},
             {"run", folder_.write("s.arazzo.yaml", small_suite())},
             {"check", "--operation", "records_retrieve", "--status", "200", "-"}}) {
      auto arguments = command;
      arguments.insert(arguments.end(), {"--overlay", file});
      const auto ended = tool(arguments);
      EXPECT_EQ(ended.exit_code, 2) << ended.out;
      EXPECT_EQ(ended.out, "");
      EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
      EXPECT_THAT(ended.err, StartsWith("kizen-contract: " + file + ":")) << ended.err;
      EXPECT_THAT(ended.err, HasSubstr(problem));
    }
  }

  TemporaryFolder folder_;
};

TEST_F(OverlayOption, IsTakenByEveryCommandAndNamed) {
  const auto file = write(overlay(teapot));
  EXPECT_THAT(tool({"explain", "records_destroy", "--overlay", file}).out, HasSubstr("\n  418\n"));
  EXPECT_THAT(tool({"explain", "T1", "--overlay", file}).out,
              HasSubstr("applied     yes, to this contract"));
  const auto suite = folder_.write("s.arazzo.yaml", small_suite());
  EXPECT_EQ(tool({"list", suite, "--overlay", file}).exit_code, 0);
  const auto run = tool({"run", suite, "--overlay", file});
  EXPECT_EQ(run.exit_code, 0) << run.out << run.err;
  EXPECT_THAT(run.out, HasSubstr("contract records.openapi.json + ours.overlay.yaml (sha256 "));
  const auto checked =
      tool({"check", "--operation", "records_destroy", "--status", "418", "-", "--overlay", file});
  EXPECT_EQ(checked.exit_code, 0) << checked.out << checked.err;
}

TEST_F(OverlayOption, MayBeGivenSeveralTimes) {
  const auto first = write(overlay(teapot));
  const auto second = folder_.write("more.overlay.json", R"({"overlay": "1.0.0",
    "info": {"title": "More", "version": "1"},
    "actions": [{"target": "$.paths.*.delete.responses['418']", "update":
      {"content": {"application/json": {"schema": {"description": "!"}}}}}]})");
  const auto both =
      tool({"explain", "--contract", "observed", "--overlay", first, "--overlay", second,
            "#/paths/~1api~1records~1{object_identifier}~1{entity_id}/delete/responses/418/content/"
            "application~1json/schema"});
  EXPECT_EQ(both.exit_code, 0) << both.err;
  EXPECT_THAT(both.out, HasSubstr("\"description\": \"!\""));
  const auto swapped = tool({"explain", "--overlay", second, "--overlay", first});
  EXPECT_THAT(swapped.out, HasSubstr("action 1 changes nothing")) << "in the order given";
}

TEST_F(OverlayOption, ThatSelectsNothingWhereItMustIsRefused) {
  expect_refused(overlay("  - target: $.paths['/nowhere']\n    remove: true\n",
                         "x-contract: {version: 1, required: true}\n"),
                 ":5:5: #/actions/0/target: action 1: '$.paths['/nowhere']' selects nothing in "
                 "records.openapi.json; compare it with the document; ");
}

TEST_F(OverlayOption, ThatSelectsNothingElsewhereIsNoted) {
  const auto file = write(overlay("  - target: $.paths['/nowhere']\n    remove: true\n"));
  const auto ended = tool({"explain", "--overlay", file});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("action 1 changes nothing: its target selects nothing"));
}

TEST_F(OverlayOption, WithAWrongPathIsRefused) {
  expect_refused(overlay("  - target: $.paths[\n    remove: true\n"),
                 "'$.paths[' is no JSONPath: column ");
}

TEST_F(OverlayOption, ThatMakesAnUnsoundContractIsRefused) {
  expect_refused(overlay("  - target: $.components.schemas.Fields\n    update: {type: 7}\n"),
                 "#/actions/0/update/type: ");
}

}  // namespace
