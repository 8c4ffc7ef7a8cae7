#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "kizen/check.hpp"
#include "support/shop_contract.hpp"
#include "support/waivers_file.hpp"

namespace {

using kizen::json;
using kizen::JsonPointer;
using kizen_test::shop;
using kizen_test::waiver_entry;

const kizen::Schema& waivers_schema() {
  static const auto schema =
      kizen::Schema::compile(kizen::read_json_file(KIZEN_SOURCE_DIR "/schemas/waivers.schema.json"),
                             {}, kizen::Dialect::Draft7);
  return schema;
}

struct GoodWaivers {
  const char* name;
  const char* text;
};

std::ostream& operator<<(std::ostream& out, const GoodWaivers& one) { return out << one.name; }

#define SOMEONE R"("reason": "r", "owner": "o", "expires": "2028-02-29"})"

const GoodWaivers good_waivers[] = {
    {"None", R"({"waivers": 1, "entries": []})"},
    {"ForAnEditor", R"({"$schema": "waivers.schema.json", "waivers": 1.0, "entries": []})"},
    {"Least", R"({"waivers": 1, "entries": [{"rule": "response.body.schema", )" SOMEONE "]}"},
    {"Most", R"({"waivers": 1, "entries": [{"rule": "response.body.schema", "id": "A-1/b.c_d",
       "operation": "list_items", "status": 599, "keyword": "required",
       "schema": "#/components/schemas/Problem", "instance": "/**/a~1b/*", "max": 1000000000,
       )" SOMEONE "]}"},
    {"WholeFloats",
     R"({"waivers": 1, "entries": [{"rule": "response.body.json", "status": 1e2, "max": 3.0, )" SOMEONE
     "]}"},
    {"PercentInSchema", R"({"waivers": 1, "entries": [{"rule": "response.body.schema",
       "schema": "#%2Fcomponents/s%63hemas/Problem", )" SOMEONE "]}"},
    {"TheWholeContract", R"({"waivers": 1, "entries": [{"rule": "request.path.undeclared",
       "schema": "#", )" SOMEONE "]}"},
    {"TheWholeInstance", R"({"waivers": 1, "entries": [{"rule": "request.body.schema",
       "instance": "", )" SOMEONE "]}"},
    {"TheSameInOtherPlaces", R"({"waivers": 1, "entries": [
       {"rule": "response.body.schema", )" SOMEONE R"(,
       {"rule": "response.body.schema", "instance": "", )" SOMEONE R"(,
       {"rule": "response.body.schema", "status": 200, )" SOMEONE R"(,
       {"rule": "response.body.schema", "keyword": "type", )" SOMEONE R"(,
       {"rule": "response.body.schema", "operation": "peek", )" SOMEONE R"(,
       {"rule": "response.body.schema", "schema": "#", )" SOMEONE R"(,
       {"rule": "response.body.json", )" SOMEONE "]}"},
};

class GoodWaiversFile : public testing::TestWithParam<GoodWaivers> {};

TEST_P(GoodWaiversFile, IsReadAndFitsTheSchema) {
  const auto source = kizen::read_json(GetParam().text, "waivers.json");
  EXPECT_NO_THROW(kizen::Waivers::from(source, shop()));
  const auto findings = waivers_schema().check(*source.document);
  EXPECT_TRUE(findings.valid) << findings.violations.front();
}

INSTANTIATE_TEST_SUITE_P(Every, GoodWaiversFile, testing::ValuesIn(good_waivers),
                         [](const auto& one) { return one.param.name; });

TEST(Waivers, AreNoneByThemselves) { EXPECT_TRUE(kizen::Waivers().entries().empty()); }

TEST(Waivers, AreReadInTheOrderOfTheFile) {
  const auto source = kizen::read_json(good_waivers[3].text, "folder/waivers.json");
  const auto waivers = kizen::Waivers::from(source, shop());
  ASSERT_EQ(waivers.entries().size(), 1U);
  const auto& waiver = waivers.entries().front();
  EXPECT_EQ(testing::PrintToString(waiver), "waiver A-1/b.c_d");
  EXPECT_EQ(waiver.place.to_string(), "folder/waivers.json:1:28: #/entries/0");
  EXPECT_EQ(waiver.rule, "response.body.schema");
  EXPECT_EQ(waiver.operation, "list_items");
  EXPECT_EQ(waiver.status, 599);
  EXPECT_EQ(waiver.keyword, "required");
  EXPECT_EQ(waiver.schema, JsonPointer() / "components" / "schemas" / "Problem");
  EXPECT_EQ(waiver.instance, JsonPointer() / "**" / "a/b" / "*");
  EXPECT_EQ(waiver.reason, "r");
  EXPECT_EQ(waiver.owner, "o");
  EXPECT_EQ(waiver.expires, (kizen::Date{2028, 2, 29}));
  EXPECT_EQ(waiver.max, 1'000'000'000U);
}

TEST(Waivers, AreCalledByTheirNumberWithoutAnId) {
  const auto waivers = kizen_test::waivers_of(
      {waiver_entry(R"({"id": "first"})"), waiver_entry(R"({"status": 200})")}, shop());
  EXPECT_EQ(waivers.entries().at(0).id, "first");
  EXPECT_EQ(waivers.entries().at(1).id, "entry 2");
  EXPECT_EQ(waivers.entries().at(1).max, std::nullopt);
}

TEST(WaiversSchema, NamesEveryRuleOfMessages) {
  const auto source = kizen::read_json_file(KIZEN_SOURCE_DIR "/schemas/waivers.schema.json");
  const auto& named = source.document->at("definitions").at("entry").at("properties").at("rule");
  std::vector<std::string> rules;
  for (const auto& rule : kizen::rules()) {
    if (!kizen::detail::starts_with(rule.id, "case.")) rules.emplace_back(rule.id);
  }
  EXPECT_EQ(named.at("enum").get<std::vector<std::string>>(), rules);
}

TEST(WaiversSchema, SaysWhatEveryMemberIs) {
  const auto source = kizen::read_json_file(KIZEN_SOURCE_DIR "/schemas/waivers.schema.json");
  const auto& entry = source.document->at("definitions").at("entry").at("properties");
  std::set<std::string> described;
  for (const auto& member : entry.items()) {
    if (member.value().contains("description")) described.insert(member.key());
  }
  EXPECT_EQ(described, std::set<std::string>(kizen::detail::waiver_members.begin(),
                                             kizen::detail::waiver_members.end()));
  EXPECT_TRUE(waivers_schema().notes().empty());
}

}  // namespace
