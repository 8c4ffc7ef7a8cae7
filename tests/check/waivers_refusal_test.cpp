#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "kizen/check.hpp"
#include "support/shop_contract.hpp"
#include "support/waivers_file.hpp"

namespace {

using kizen_test::shop;
using kizen_test::waiver_entry;

/// Which of two look at a refusal: a name or a day that only the loader knows is none of the
/// schema's.
enum class RefusedBy { Both, LoaderAlone };

struct RefusedWaivers {
  const char* name;
  RefusedBy by;
  std::string text;
  const char* rule;
  const char* message;  ///< without file, line and column
};

std::ostream& operator<<(std::ostream& out, const RefusedWaivers& one) { return out << one.name; }

constexpr auto by_both = RefusedBy::Both;
constexpr auto by_loader = RefusedBy::LoaderAlone;

std::string file_with(const char* changes) {
  return kizen_test::waivers_text({waiver_entry(changes)});
}

std::string file_with_two(const char* one, const char* other) {
  return kizen_test::waivers_text({waiver_entry(one), waiver_entry(other)});
}

const RefusedWaivers refused_waivers[] = {
    {"NoObject", by_both, "[]", "waivers.kind", "a waivers file is array; it must be object"},
    {"UnknownMember", by_both, R"({"waivers": 1, "entires": []})", "waivers.member.unknown",
     "#/entires: a waivers file has no member 'entires'; did you mean 'entries'?"},
    {"SchemaOfEditors", by_both, R"({"$schema": 1, "waivers": 1, "entries": []})", "waivers.kind",
     "#/$schema: '$schema' is number; it must be string"},
    {"NoVersion", by_both, R"({"entries": []})", "waivers.version",
     "it does not say waivers: 1; write that; it is the version of this format"},
    {"OtherVersion", by_both, R"({"waivers": "1", "entries": []})", "waivers.version",
     "#/waivers: it does not say waivers: 1; write that; it is the version of this format"},
    {"NoEntries", by_both, R"({"waivers": 1})", "waivers.member.missing",
     "the required member 'entries' is missing; add it; it must be array"},
    {"EntriesByName", by_both, R"({"waivers": 1, "entries": {}})", "waivers.kind",
     "#/entries: 'entries' is object; it must be array"},
    {"TextAsEntry", by_both, R"({"waivers": 1, "entries": ["all"]})", "waivers.kind",
     "#/entries/0: entry 1 is string; it must be object"},
    {"UnknownMemberOfEntry", by_both, file_with(R"({"expire": "2026-12-31"})"),
     "waivers.member.unknown",
     "#/entries/0/expire: entry 1 has no member 'expire'; did you mean 'expires'?"},
    {"NoRule", by_both, file_with(R"({"rule": null})"), "waivers.member.missing",
     "#/entries/0: the required member 'rule' is missing; add it; it must be string"},
    {"NoReason", by_both, file_with(R"({"reason": null})"), "waivers.member.missing",
     "#/entries/0: the required member 'reason' is missing; add it; it must be string"},
    {"NoOwner", by_both, file_with(R"({"owner": null})"), "waivers.member.missing",
     "#/entries/0: the required member 'owner' is missing; add it; it must be string"},
    {"NoExpiry", by_both, file_with(R"({"expires": null})"), "waivers.member.missing",
     "#/entries/0: the required member 'expires' is missing; add it; it must be string"},
    {"UnknownRule", by_both, file_with(R"({"rule": "response.body.shcema"})"), "waivers.rule",
     "#/entries/0/rule: 'response.body.shcema' is no rule of messages; "
     "did you mean 'response.body.schema'?"},
    {"RuleNumber", by_both, file_with(R"({"rule": 1})"), "waivers.kind",
     "#/entries/0/rule: 'rule' is number; it must be string"},
    {"UnknownOperation", by_loader, file_with(R"({"operation": "list_item"})"), "waivers.operation",
     "#/entries/0/operation: shop.json has no operation 'list_item'; did you mean 'list_items'?"},
    {"OperationNumber", by_both, file_with(R"({"operation": 1})"), "waivers.kind",
     "#/entries/0/operation: 'operation' is number; it must be string"},
    {"StatusText", by_both, file_with(R"({"status": "200"})"), "waivers.status",
     "#/entries/0/status: 'status' is \"200\"; it must be a whole number from 100 to 599"},
    {"StatusTooGreat", by_both, file_with(R"({"status": 600})"), "waivers.status",
     "#/entries/0/status: 'status' is 600; it must be a whole number from 100 to 599"},
    {"StatusOfARequest", by_both, file_with(R"({"status": 200, "rule": "request.body.schema"})"),
     "waivers.status",
     "#/entries/0/status: findings of request.body.schema are about a request, which has no "
     "status; leave it out"},
    {"UnknownKeyword", by_loader, file_with(R"({"keyword": "typ"})"), "waivers.keyword",
     "#/entries/0/keyword: 'typ' is no keyword of a schema; did you mean 'type'?"},
    {"KeywordList", by_both, file_with(R"({"keyword": ["type"]})"), "waivers.kind",
     "#/entries/0/keyword: 'keyword' is array; it must be string"},
    {"SchemaNowhere", by_loader, file_with(R"({"schema": "#/components/schemas/Probelm"})"),
     "waivers.schema",
     "#/entries/0/schema: shop.json has nothing at '#/components/schemas/Probelm'; "
     "did you mean 'Problem'?"},
    {"SchemaFarFromAnything", by_loader, file_with(R"({"schema": "#/component/schemas/Problem"})"),
     "waivers.schema",
     "#/entries/0/schema: shop.json has nothing at '#/component/schemas/Problem'; "
     "did you mean 'components'?"},
    {"SchemaOfNoName", by_loader, file_with(R"({"schema": "#/openapi/x"})"), "waivers.schema",
     "#/entries/0/schema: shop.json has nothing at '#/openapi/x'; "
     "write the place that a finding names"},
    {"SchemaWithItsKeyword", by_loader,
     file_with(R"({"schema": "#/components/schemas/Problem/required"})"), "waivers.schema",
     "#/entries/0/schema: '#/components/schemas/Problem/required' leads to array; "
     "let it lead to the object that holds the keyword"},
    {"SchemaWithoutHash", by_both, file_with(R"({"schema": "/components/schemas/Problem"})"),
     "waivers.schema",
     "#/entries/0/schema: '/components/schemas/Problem' does not lead into the contract; "
     "write a JSON Pointer like #/components/schemas/NAME"},
    {"SchemaOfAnotherFile", by_both, file_with(R"({"schema": "shop.json#/components"})"),
     "waivers.schema",
     "#/entries/0/schema: 'shop.json#/components' does not lead into the contract; "
     "write a JSON Pointer like #/components/schemas/NAME"},
    {"SchemaBadlyEscaped", by_both, file_with(R"({"schema": "#/a%7E2"})"), "waivers.schema",
     "#/entries/0/schema: '#/a%7E2' does not lead into the contract; "
     "write a JSON Pointer like #/components/schemas/NAME"},
    {"InstanceWithoutSlash", by_both, file_with(R"({"instance": "results/*"})"), "waivers.instance",
     "#/entries/0/instance: 'results/*' is no JSON Pointer; "
     "write one like /results/*/id, in which ** stands for any number of names"},
    {"InstanceWithHash", by_both, file_with(R"({"instance": "#/results"})"), "waivers.instance",
     "#/entries/0/instance: '#/results' is no JSON Pointer; "
     "write one like /results/*/id, in which ** stands for any number of names"},
    {"InstanceBadlyEscaped", by_both, file_with(R"({"instance": "/a~"})"), "waivers.instance",
     "#/entries/0/instance: '/a~' is no JSON Pointer; "
     "write one like /results/*/id, in which ** stands for any number of names"},
    {"EmptyReason", by_both, file_with(R"({"reason": " \n"})"), "waivers.reason",
     "#/entries/0/reason: 'reason' is empty; say why the finding is allowed"},
    {"EmptyOwner", by_both, file_with(R"({"owner": ""})"), "waivers.owner",
     "#/entries/0/owner: 'owner' is empty; name who answers for it"},
    {"DayThatIsNone", by_both, file_with(R"({"expires": "2026-02-30"})"), "waivers.expires",
     "#/entries/0/expires: '2026-02-30' is no day of the calendar; write one as YYYY-MM-DD"},
    {"DayWithoutZeros", by_both, file_with(R"({"expires": "2026-2-3"})"), "waivers.expires",
     "#/entries/0/expires: '2026-2-3' is no day of the calendar; write one as YYYY-MM-DD"},
    {"MaxOfNone", by_both, file_with(R"({"max": 0})"), "waivers.max",
     "#/entries/0/max: 'max' is 0; it must be a whole number from 1 to 1000000000"},
    {"MaxOfHalves", by_both, file_with(R"({"max": 1.5})"), "waivers.max",
     "#/entries/0/max: 'max' is 1.5; it must be a whole number from 1 to 1000000000"},
    {"MaxBeyondAll", by_both, file_with(R"({"max": 1000000001})"), "waivers.max",
     "#/entries/0/max: 'max' is 1000000001; it must be a whole number from 1 to 1000000000"},
    {"IdWithASpace", by_both, file_with(R"({"id": "entry 7"})"), "waivers.id",
     "#/entries/0/id: 'entry 7' is no id; "
     "use letters, digits, . _ / and -, a letter or digit first"},
    {"IdWithADashFirst", by_both, file_with(R"({"id": "-a"})"), "waivers.id",
     "#/entries/0/id: '-a' is no id; use letters, digits, . _ / and -, a letter or digit first"},
    {"EmptyId", by_both, file_with(R"({"id": ""})"), "waivers.id",
     "#/entries/0/id: '' is no id; use letters, digits, . _ / and -, a letter or digit first"},
    {"IdTwice", by_loader, file_with_two(R"({"id": "a"})", R"({"id": "a", "status": 200})"),
     "waivers.duplicate", "#/entries/1/id: 'a' is an id twice; give each entry its own"},
    {"TheSameTwice", by_loader,
     file_with_two(R"({"instance": "/a"})", R"({"instance": "/a", "id": "b", "reason": "other"})"),
     "waivers.duplicate", "#/entries/1: it waives the same as entry 1; remove one of the two"},
};

class RefusedWaiversFile : public testing::TestWithParam<RefusedWaivers> {};

TEST_P(RefusedWaiversFile, NamesPlaceAndRemedy) {
  const auto source = kizen::read_json(GetParam().text, "waivers.json");
  try {
    kizen::Waivers::from(source, shop());
    FAIL() << "it was taken";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), GetParam().rule);
    EXPECT_EQ(error.place().file, "waivers.json");
    EXPECT_EQ(error.place().line, 1U);
    const std::string message = error.what();
    EXPECT_EQ(message.substr(message.find(": ") + 2), GetParam().message);
  }
}

TEST_P(RefusedWaiversFile, DoesNotFitTheSchema) {
  const auto schema =
      kizen::Schema::compile(kizen::read_json_file(KIZEN_SOURCE_DIR "/schemas/waivers.schema.json"),
                             {}, kizen::Dialect::Draft7);
  const auto findings = schema.check(kizen::json::parse(GetParam().text));
  EXPECT_FALSE(findings.unchecked);
  EXPECT_EQ(findings.valid, GetParam().by == by_loader);
}

INSTANTIATE_TEST_SUITE_P(Every, RefusedWaiversFile, testing::ValuesIn(refused_waivers),
                         [](const auto& one) { return one.param.name; });

TEST(Waivers, AreForRulesOfMessages) {
  EXPECT_THAT([] { kizen_test::waivers_of({waiver_entry(R"({"rule": "case.status"})")}, shop()); },
              testing::ThrowsMessage<kizen::ContractError>(testing::HasSubstr(
                  "'case.status' is no rule of messages; there is: request.body.json, ")));
}

/// The pattern of the schema file and the loader take the same texts for a pointer.
TEST(WaiversSchema, KnowsAPointerByEverySpelling) {
  const auto source = kizen::read_json_file(KIZEN_SOURCE_DIR "/schemas/waivers.schema.json");
  const auto entry = kizen::JsonPointer() / "definitions" / "entry" / "properties";
  const auto schema = kizen::Schema::compile(source, entry / "schema", kizen::Dialect::Draft7);
  const auto instance = kizen::Schema::compile(source, entry / "instance", kizen::Dialect::Draft7);
  const char* const pieces[] = {"/", "%2F", "~", "%7e", "%7d", "0", "%31", "%", "2", "a", "\n"};
  for (const char* const first : pieces) {
    for (const char* const second : pieces) {
      for (const char* const third : pieces) {
        const auto text = std::string(first) + second + third;
        const auto is_pointer = kizen::JsonPointer::parse("#" + text).has_value();
        EXPECT_EQ(schema.check("#" + text).valid, is_pointer) << text;
        EXPECT_EQ(instance.check(text).valid, kizen::detail::is_shape(text)) << text;
      }
    }
  }
}

}  // namespace
