#include <gtest/gtest.h>

#include "kizen/check.hpp"
#include "support/schema_case.hpp"

namespace {

using kizen::Dialect;
using kizen_test::AsRequest;
using kizen_test::AsResponse;
using kizen_test::SchemaCase;

#define PETS                                                                                  \
  R"("x-pets": {                                                                         )"   \
  R"("Cat": {"type": "object", "required": ["name", "lives"],                              )" \
  R"(        "properties": {"name": {"type": "string"}, "lives": {"type": "integer"}}},    )" \
  R"("Dog": {"type": "object", "required": ["name", "bark"],                               )" \
  R"(        "properties": {"name": {"type": "string"}, "bark": {"type": "string"}}}}      )"

const SchemaCase branch_cases[] = {
    {"NoMatchSaysTheClosest", AsResponse,
     R"({"oneOf": [{"$ref": "#/x-pets/Cat"}, {"$ref": "#/x-pets/Dog"}],)" PETS "}",
     R"([{"name": "a", "lives": 9}, {"name": "a", "bark": "w"}])", R"({"name": "a", "lives": "9"})",
     "type at /lives by #/x-pets/Cat/properties/lives: an integer; got \"9\" "
     "(branch 0 of oneOf came closest; branch 1 expects a member \"bark\")"},
    {"EveryLeafOfTheClosestIsNamed", AsResponse,
     R"({"oneOf": [{"type": "null"}, {"$ref": "#/x-pets/Dog"}],)" PETS "}", "[null]",
     R"({"name": 1, "bark": 2})",
     "type at /bark by #/x-pets/Dog/properties/bark: a string; got 2 "
     "(branch 1 of oneOf came closest; branch 0 expects null)\n"
     "type at /name by #/x-pets/Dog/properties/name: a string; got 1 "
     "(branch 1 of oneOf came closest; branch 0 expects null)"},
    {"FewerViolationsComeCloser", AsResponse,
     R"({"oneOf": [{"required": ["a", "b"]}, {"required": ["c"]}]})", R"([{"c": 1}])", "{}",
     "required at  by #/oneOf/1: a member \"c\"; got {} "
     "(branch 1 of oneOf came closest; branch 0 expects a member \"a\", and 1 more)"},
    {"AMemberThatCanOnlyBeOneThingTellsKindsApart", AsResponse,
     R"({"oneOf": [{"properties": {"k": {"enum": ["a"]}, "n": {"type": "integer"},
                                   "m": {"type": "integer"}}, "required": ["k"]},
                   {"properties": {"k": {"enum": ["b"]}}, "required": ["k"]}]})",
     R"([{"k": "a"}, {"k": "b", "n": ""}])", R"({"k": "a", "n": "", "m": ""})",
     "type at /m by #/oneOf/0/properties/m: an integer; got \"\" "
     "(branch 0 of oneOf came closest; branch 1 expects \"b\" at /k)\n"
     "type at /n by #/oneOf/0/properties/n: an integer; got \"\" "
     "(branch 0 of oneOf came closest; branch 1 expects \"b\" at /k)"},
    {"TwoMatchesAreNamed", AsResponse,
     R"({"oneOf": [{"$ref": "#/x-pets/Cat"}, {"type": "null"}, {"$ref": "#/x-pets/Dog"}],)" PETS
     "}",
     R"([null])", R"({"name": "a", "lives": 9, "bark": "w"})",
     "oneOf at  by #: exactly one branch that fits; got branches 0 and 2 fit "
     "{\"bark\":\"w\",\"lives\":9,\"name\":\"a\"}"},
    {"OneBranchHasNoOthers", AsResponse, R"({"anyOf": [{"type": "string"}]})", R"(["a"])", "1",
     "type at  by #/anyOf/0: a string; got 1 (branch 0 of anyOf came closest)"},
    {"BranchesNest", AsResponse,
     R"({"anyOf": [{"type": "string"}, {"oneOf": [{"minimum": 5}, {"multipleOf": 7}]}]})",
     R"(["a", 5, 0])", "3",
     "minimum at  by #/anyOf/1/oneOf/0: a number of at least 5; got 3 "
     "(branch 0 of oneOf came closest; branch 1 expects a number that is a multiple of 7; "
     "branch 1 of anyOf came closest; branch 0 expects a string)"},
    {"AllOfJoinsMembers", AsResponse,
     R"({"allOf": [{"$ref": "#/x-pets/Cat"}, {"required": ["age"]}],)" PETS "}",
     R"([{"name": "a", "lives": 1, "age": 3}])", R"({"name": "a", "lives": 1.5})",
     "required at  by #/allOf/1: a member \"age\"; got an object with \"lives\", \"name\"\n"
     "type at /lives by #/x-pets/Cat/properties/lives: an integer; got 1.5"},
    {"NotOfAReferenceShowsIt", AsResponse,
     R"({"not": {"$ref": "#/x-no"}, "x-no": {"type": "null"}})", "[1]", "null",
     "not at  by #: a value that does not fit {\"$ref\":\"#/x-no\"}; got null"},
    {"ConditionsNest", Dialect::Draft7,
     R"({"if": {"required": ["a"]}, "then": {"if": {"properties": {"a": {"const": 1}}},
         "then": {"required": ["b"]}, "else": {"required": ["c"]}}})",
     R"([{}, {"a": 1, "b": 1}, {"a": 2, "c": 1}])", R"({"a": 2, "b": 1})",
     "required at  by #/then/else: a member \"c\"; got an object with \"a\", \"b\""},
    {"ContainsAmongReferences", Dialect::Draft7,
     R"({"contains": {"$ref": "#/definitions/one"}, "definitions": {"one": {"const": 1}}})",
     "[[0, 1]]", "[0, 2]",
     "contains at  by #: an item that fits {\"$ref\":\"#/definitions/one\"}; got [0,2]"},
    {"NamesBesideMembers", Dialect::Draft7,
     R"({"properties": {"a": {"propertyNames": {"pattern": "^x"}}},
         "propertyNames": {"$ref": "#/definitions/short"}, "definitions": {"short": {"maxLength": 2}}})",
     R"([{"a": {"xyz": 1}}])", R"({"a": {"yz": 1}, "abc": 2})",
     "pattern at /a/yz by #/properties/a/propertyNames: a string that matches ^x; got \"yz\"\n"
     "maxLength at /abc by #/definitions/short: a string of at most 2 characters; got \"abc\""},
    {"LongValuesAreShortened", AsResponse, R"({"type": "integer"})", "[1]",
     R"("0123456789012345678901234567890123456789012345678901234567890123456789)"
     R"(01234567890123456789012345678901234567890123456789")",
     "type at  by #: an integer; got "
     "\"01234567890123456789012345678901234567890123456789012345678901234567890123456789"
     "012345678901234567890123456789012345678..."},
};

#define KINDS                                                                                \
  R"(, "x-kinds": {)"                                                                        \
  R"("Cat": {"required": ["kind", "lives"], "properties": {"lives": {"type": "integer"}}},)" \
  R"("Dog": {"required": ["kind", "bark"], "properties": {"bark": {"type": "string"}}}}})"

const SchemaCase discriminator_cases[] = {
    {"NamesTheBranchByItsComponent", AsResponse,
     R"({"oneOf": [{"$ref": "#/x-kinds/Cat"}, {"$ref": "#/x-kinds/Dog"}],
         "discriminator": {"propertyName": "kind"})" KINDS,
     R"([{"kind": "Cat", "lives": 9}, {"kind": "Dog", "bark": "w"}])",
     R"({"kind": "Dog", "bark": 1, "lives": "9"})",
     "type at /bark by #/x-kinds/Dog/properties/bark: a string; got 1 "
     "(branch 1 of oneOf is the one that \"kind\" names)"},
    {"NamesTheBranchByItsMapping", AsRequest,
     R"({"anyOf": [{"$ref": "#/x-kinds/Cat"}, {"$ref": "#/x-kinds/Dog"}],
         "discriminator": {"propertyName": "kind",
                           "mapping": {"tom": "#/x-kinds/Cat", "rex": "#/x-kinds/Dog"}})" KINDS,
     R"([{"kind": "tom", "lives": 9}, {"kind": "rex", "bark": "w"}, {"kind": "Cat", "lives": 1}])",
     R"({"kind": "tom", "bark": "w"})",
     "required at  by #/x-kinds/Cat: a member \"lives\"; got an object with \"bark\", "
     "\"kind\" (branch 0 of anyOf is the one that \"kind\" names)"},
    {"NamesNoBranch", AsResponse,
     R"({"oneOf": [{"$ref": "#/x-kinds/Cat"}, {"$ref": "#/x-kinds/Dog"}],
         "discriminator": {"propertyName": "kind"})" KINDS,
     R"([{"kind": "Cat", "lives": 9}])", R"({"kind": "Cow", "lives": 9})",
     "discriminator at  by #: a member \"kind\" that is one of \"Cat\", \"Dog\"; got \"Cow\""},
    {"IsMissing", AsResponse,
     R"({"anyOf": [{"$ref": "#/x-kinds/Cat"}, {"type": "object"}, {"type": "string"}],
         "discriminator": {"propertyName": "kind"})" KINDS,
     R"(["a", {"kind": "Cat", "lives": 1}])", R"({"lives": 9})",
     "discriminator at  by #: a member \"kind\" that is one of \"Cat\"; got no such member"},
    {"GivesAMappedNameToTheMapping", AsResponse,
     R"({"anyOf": [{"$ref": "#/x-kinds/Cat"}, {"$ref": "#/x-kinds/Dog"}],
         "discriminator": {"propertyName": "kind", "mapping": {"Cat": "#/x-kinds/Dog"}})" KINDS,
     R"([{"kind": "Cat", "bark": "w"}])", R"({"kind": "Cat", "lives": 9})",
     "required at  by #/x-kinds/Dog: a member \"bark\"; got an object with \"kind\", \"lives\" "
     "(branch 1 of anyOf is the one that \"kind\" names)"},
    {"LeavesOneOfItsSay", AsResponse,
     R"({"oneOf": [{"$ref": "#/x-kinds/Cat"}, {"$ref": "#/x-kinds/Dog"}],
         "discriminator": {"propertyName": "kind"})" KINDS,
     R"([{"kind": "Cat", "lives": 9}])", R"({"kind": "Cat", "lives": 9, "bark": ""})",
     "oneOf at  by #: exactly one branch that fits; got branches 0 and 1 fit "
     "{\"bark\":\"\",\"kind\":\"Cat\",\"lives\":9}"},
};

class DiscriminatorKeywords : public testing::TestWithParam<SchemaCase> {};

TEST_P(DiscriminatorKeywords, ChoosesTheBranch) { kizen_test::expect_holds(GetParam()); }

TEST(DiscriminatorKeyword, MapsNamesOfComponentsThatHaveADot) {
  const auto source = kizen::read_json(R"({
    "x-pet": {"oneOf": [{"$ref": "#/components/schemas/v1.Cat"}],
              "discriminator": {"propertyName": "kind", "mapping": {"tom": "v1.Cat"}}},
    "components": {"schemas": {"v1.Cat": {"required": ["lives"]}}}
  })",
                                       "s.json");
  const auto schema = kizen::Schema::compile(source, kizen::JsonPointer() / "x-pet", AsResponse);
  EXPECT_TRUE(schema.check({{"kind", "tom"}, {"lives", 9}}).valid);
}

TEST(DiscriminatorKeyword, MapsNamesOfComponents) {
  const auto source = kizen::read_json(R"({
    "x-pet": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
              "discriminator": {"propertyName": "kind", "mapping": {"tom": "Cat"}}},
    "components": {"schemas": {"Cat": {"required": ["lives"]}, "Dog": {"required": ["bark"]}}}
  })",
                                       "s.json");
  const auto schema = kizen::Schema::compile(source, kizen::JsonPointer() / "x-pet", AsResponse);
  EXPECT_TRUE(schema.check({{"kind", "tom"}, {"lives", 9}}).valid);
  EXPECT_FALSE(schema.check({{"kind", "tom"}, {"bark", "w"}}).valid);
}

TEST(DiscriminatorKeyword, WithoutBranchesIsNoted) {
  const auto source = kizen::read_json(R"({"discriminator": {"propertyName": "a"}})", "s.json");
  EXPECT_EQ(kizen::Schema::compile(source, {}, AsResponse).notes(),
            std::vector<std::string>{"s.json:1:16: #/discriminator: a discriminator without oneOf "
                                     "or anyOf is not checked"});
}

INSTANTIATE_TEST_SUITE_P(Schema, DiscriminatorKeywords, testing::ValuesIn(discriminator_cases),
                         kizen_test::name_of);

class Branches : public testing::TestWithParam<SchemaCase> {};

TEST_P(Branches, AreExplained) { kizen_test::expect_holds(GetParam()); }

INSTANTIATE_TEST_SUITE_P(Schema, Branches, testing::ValuesIn(branch_cases), kizen_test::name_of);

}  // namespace
