#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kizen/check.hpp"
#include "support/waivers_file.hpp"

namespace {

using kizen::json;
using kizen_test::waiver_entry;
using testing::ElementsAre;

/// A contract whose one operation answers with what the schema says.
kizen::Contract answering(const char* schema) {
  auto document = json::parse(R"({
    "openapi": "3.0.3", "info": {"title": "t", "version": "1"},
    "paths": {"/a": {"get": {"operationId": "a", "responses": {"200": {
      "description": "", "content": {"application/json": {}}}}}}}
  })");
  const json::json_pointer media("/paths/~1a/get/responses/200/content/application~1json");
  document[media]["schema"] = json::parse(schema);
  return kizen::Contract::parse(document.dump(), "a.json");
}

/// What a run over some bodies leaves, told by keyword: `ID: KEYWORD` for what is waived.
class BranchBench {
 public:
  BranchBench(const char* schema, const std::vector<const char*>& entries)
      : checker_(answering(schema)), ledger_(waivers(entries), {2026, 6, 1}) {}

  std::vector<std::string> told(const char* body) {
    auto report = checker_.check_response_body(*checker_.contract().operation("a"), 200, body);
    ledger_.apply(report);
    std::vector<std::string> lines;
    for (const auto& one : report.waived) lines.push_back(one.id + ": " + one.violation.keyword);
    for (const auto& one : report.violations) lines.push_back(one.keyword + lapse(one.note));
    return lines;
  }

  std::vector<std::string> findings() const {
    std::vector<std::string> ids;
    for (const auto& one : ledger_.findings()) ids.push_back(one.waiver.id);
    return ids;
  }

 private:
  kizen::Waivers waivers(const std::vector<const char*>& entries) const {
    json all = json::array();
    for (const auto* entry : entries) all.push_back(waiver_entry(entry));
    return kizen_test::waivers_of(all, checker_.contract());
  }

  /// The lines of a note that speak of waivers.
  static std::string lapse(const std::string& note) {
    const auto at = note.find("waiver ");
    return at == std::string::npos ? "" : ": " + note.substr(at);
  }

  kizen::Checker checker_;
  kizen::WaiverLedger ledger_;
};

/// `{}` lacks the one of the closest branch, and two of the other.
constexpr char one_or_two[] = R"({"oneOf": [{"required": ["a"]}, {"required": ["b", "c"]}]})";

TEST(WaivedBranches, TheClosestIsEnough) {
  BranchBench bench(one_or_two, {R"({"id": "near", "schema":
    "#/paths/~1a/get/responses/200/content/application~1json/schema/oneOf/0"})"});
  EXPECT_THAT(bench.told("{}"), ElementsAre("waiver near: required"));
}

TEST(WaivedBranches, AnyOtherIsEnough) {
  BranchBench bench(one_or_two, {R"({"id": "far", "schema":
    "#/paths/~1a/get/responses/200/content/application~1json/schema/oneOf/1"})"});
  EXPECT_THAT(bench.told("{}"), ElementsAre("waiver far: required"));
  EXPECT_THAT(bench.findings(), ElementsAre());
}

/// Objects come closer to the first, of which they may break more.
constexpr char object_or_text[] = R"({"anyOf": [
  {"properties": {"a": {"type": "string"}, "b": {"type": "string"}}}, {"type": "string"}]})";

TEST(WaivedBranches, TheOtherWaivesAllOfTheClosest) {
  BranchBench bench(object_or_text, {R"({"id": "whole", "instance": ""})"});
  EXPECT_THAT(bench.told(R"({"a": 1, "b": 2})"),
              ElementsAre("waiver whole: type", "waiver whole: type"));
}

TEST(WaivedBranches, PartOfABranchIsNotEnough) {
  BranchBench bench(R"({"anyOf": [{"required": ["a"]},
    {"properties": {"b": {"type": "string"}, "c": {"type": "string"}}}]})",
                    {R"({"id": "b", "instance": "/b"})"});
  EXPECT_THAT(bench.told(R"({"b": 1, "c": 1})"), ElementsAre("required"));
  EXPECT_THAT(bench.findings(), ElementsAre("b"));
}

TEST(WaivedBranches, SeveralWaiversMayShareABranch) {
  BranchBench bench(R"({"anyOf": [{"required": ["a"]},
    {"properties": {"b": {"type": "string"}, "c": {"type": "string"}}}]})",
                    {R"({"id": "c", "instance": "/c"})", R"({"id": "b", "instance": "/b"})"});
  EXPECT_THAT(bench.told(R"({"b": 1, "c": 1})"), ElementsAre("waiver c, waiver b: required"));
}

TEST(WaivedBranches, PartOfTheClosestIsWaivedForItself) {
  BranchBench bench(object_or_text, {R"({"id": "a", "instance": "/a"})"});
  EXPECT_THAT(bench.told(R"({"a": 1, "b": 2})"), ElementsAre("waiver a: type", "type"));
}

TEST(WaivedBranches, OneValueSaysNothingOfAnother) {
  BranchBench bench(R"({"items": {"anyOf": [{"required": ["a"]}, {"maxProperties": 1}]}})",
                    {R"({"id": "many", "keyword": "maxProperties"})"});
  EXPECT_THAT(bench.told(R"([{"b": 1, "c": 1}, {"b": 1, "c": 1}, 1])"),
              ElementsAre("waiver many: required", "waiver many: required"));
  BranchBench first(R"({"items": {"anyOf": [{"required": ["a"]}, {"maxProperties": 1}]}})",
                    {R"({"id": "first", "keyword": "maxProperties", "instance": "/0"})"});
  EXPECT_THAT(first.told(R"([{"b": 1, "c": 1}, {"b": 1, "c": 1}])"),
              ElementsAre("waiver first: required", "required"));
}

constexpr char one_in_another[] = R"({"anyOf": [
  {"type": "string"},
  {"oneOf": [{"required": ["a"]}, {"required": ["b", "c"]}], "maxProperties": 1}
]})";

TEST(WaivedBranches, AChoiceInsideAnotherIsOneOfItsFindings) {
  BranchBench inner(one_in_another, {R"({"id": "in", "schema":
    "#/paths/~1a/get/responses/200/content/application~1json/schema/anyOf/1/oneOf/1"})"});
  EXPECT_THAT(inner.told(R"({"x": 1})"), ElementsAre("waiver in: required"));
  EXPECT_THAT(inner.told(R"({"x": 1, "y": 1})"),
              ElementsAre("waiver in: required", "maxProperties"));
  BranchBench outer(one_in_another, {R"({"id": "out", "keyword": "type", "max": 1})"});
  EXPECT_THAT(outer.told(R"({"x": 1, "y": 1})"),
              ElementsAre("waiver out: maxProperties", "waiver out: required"));
  EXPECT_THAT(outer.findings(), ElementsAre());
}

TEST(WaivedBranches, AChoiceInsideAnotherBranchCountsByItsBranches) {
  const auto* const schema = R"({"anyOf": [{"required": ["z"]},
    {"maxProperties": 1, "oneOf": [{"required": ["a"]}, {"required": ["b", "c"]}]}]})";
  BranchBench bench(schema, {R"({"id": "count", "keyword": "maxProperties"})", R"({"id": "deep",
    "schema": "#/paths/~1a/get/responses/200/content/application~1json/schema/anyOf/1/oneOf/1"})"});
  EXPECT_THAT(bench.told(R"({"x": 1, "y": 1})"),
              ElementsAre("waiver count, waiver deep: required"));
}

TEST(WaivedBranches, AChoiceInsideAnotherBranchIsWaivedByItsClosestFirst) {
  const auto* const schema = R"({"anyOf": [{"required": ["z"]},
    {"maxProperties": 1, "oneOf": [{"required": ["a"]}, {"required": ["b", "c"]}]}]})";
  BranchBench bench(schema, {R"({"id": "count", "keyword": "maxProperties"})", R"({"id": "far",
    "schema": "#/paths/~1a/get/responses/200/content/application~1json/schema/anyOf/1/oneOf/1"})",
                             R"({"id": "near",
    "schema": "#/paths/~1a/get/responses/200/content/application~1json/schema/anyOf/1/oneOf/0"})"});
  EXPECT_THAT(bench.told(R"({"x": 1, "y": 1})"),
              ElementsAre("waiver count, waiver near: required"));
  EXPECT_THAT(bench.findings(), ElementsAre("far"));
}

TEST(WaivedBranches, AnExpiredWaiverOfAnotherBranchIsTold) {
  BranchBench bench(one_or_two, {R"({"id": "far", "expires": "2026-05-31", "schema":
    "#/paths/~1a/get/responses/200/content/application~1json/schema/oneOf/1"})"});
  EXPECT_THAT(bench.told("{}"),
              ElementsAre("required: waiver far expired on 2026-05-31; its owner is ann"));
  EXPECT_THAT(bench.findings(), ElementsAre("far"));
}

/// Every finding of a branch counts; one that is not allowed whole counts nothing.
TEST(WaivedBranches, CountWhatTheyNeed) {
  BranchBench bench(one_or_two, {R"({"id": "far", "max": 3, "schema":
    "#/paths/~1a/get/responses/200/content/application~1json/schema/oneOf/1"})"});
  EXPECT_THAT(bench.told("{}"), ElementsAre("waiver far: required"));
  EXPECT_THAT(bench.findings(), ElementsAre());
  EXPECT_THAT(bench.told("{}"),
              ElementsAre("required: waiver far waives no more than 3 in a run; its owner is ann"));
  EXPECT_THAT(bench.findings(), ElementsAre("far"));
}

/// The closest branch would use up the waiver for `a` and still not be allowed; the other is.
constexpr char same_in_both[] = R"({"anyOf": [
  {"properties": {"a": {"type": "string"}, "b": {"type": "string"}}},
  {"properties": {"a": {"type": "string"}}, "maxProperties": 1, "not": {"required": ["a"]}}]})";

const std::vector<const char*> for_the_other = {R"({"id": "a", "instance": "/a", "max": 1})",
                                                R"({"id": "most", "keyword": "maxProperties"})",
                                                R"({"id": "not", "keyword": "not"})"};

TEST(WaivedBranches, AnAttemptThatFailsUsesNothingUp) {
  BranchBench bench(same_in_both, for_the_other);
  EXPECT_THAT(bench.told(R"({"a": 1, "b": 1})"),
              ElementsAre("waiver a, waiver most, waiver not: type",
                          "waiver a, waiver most, waiver not: type"));
  EXPECT_THAT(bench.findings(), ElementsAre());
}

TEST(WaivedBranches, AnAttemptInsideAnotherThatFailsUsesNothingUp) {
  const auto outer = R"({"anyOf": [{"type": "string"}, )" + std::string(same_in_both) + "]}";
  BranchBench bench(outer.c_str(), for_the_other);
  EXPECT_THAT(bench.told(R"({"a": 1, "b": 1})"),
              ElementsAre("waiver a, waiver most, waiver not: type",
                          "waiver a, waiver most, waiver not: type"));
  EXPECT_THAT(bench.findings(), ElementsAre());
}

TEST(WaivedBranches, ABranchThatIsLeftOutIsNotAllowed) {
  const std::string schema = R"({"anyOf": [{"maxItems": 1}, {"items": {"type": "string"}}]})";
  BranchBench bench(schema.c_str(), {R"({"id": "type", "keyword": "type"})"});
  EXPECT_THAT(bench.told(json(1000, 1).dump().c_str()), ElementsAre("waiver type: maxItems"));
  EXPECT_THAT(bench.told(json(1001, 1).dump().c_str()), ElementsAre("maxItems"));
}

}  // namespace
