#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "kizen/check.hpp"
#include "support/schema_case.hpp"

namespace {

using kizen::Dialect;
using kizen_test::AsResponse;
using kizen_test::Draft4;
using kizen_test::Draft7;

struct Refused {
  const char* name;
  Dialect dialect;
  const char* schema;
  const char* rule;
  const char* message;
};

std::ostream& operator<<(std::ostream& out, const Refused& refused) { return out << refused.name; }

const Refused refusals[] = {
    {"MisspeltKeyword", AsResponse, R"({"properties": {"a": {"minLenght": 1}}})", "schema.keyword",
     "s.json:1:33: #/properties/a/minLenght: 'minLenght' is no keyword of a schema; "
     "did you mean 'minLength'?"},
    {"StrangeKeyword", AsResponse, R"({"wibblewobble": 1})", "schema.keyword",
     "s.json:1:15: #/wibblewobble: 'wibblewobble' is no keyword of a schema; "
     "remove it, or start it with x-"},
    {"KeywordOfTheOtherDialect", AsResponse, R"({"const": 1})", "schema.keyword",
     "s.json:1:8: #/const: 'const' is no keyword of a schema; remove it, or start it with x-"},
    {"NullableInDraft7", Draft7, R"({"nullable": true})", "schema.keyword",
     "s.json:1:11: #/nullable: 'nullable' is no keyword of a schema; "
     "remove it, or start it with x-"},
    {"UnsupportedKeyword", Draft7, R"({"contentEncoding": "base64"})", "schema.unsupported",
     "s.json:1:18: #/contentEncoding: 'contentEncoding' is not checked here; "
     "say it with other keywords"},
    {"BadPattern", AsResponse, R"({"pattern": "(a"})", "schema.pattern",
     "s.json:1:10: #/pattern: '(a' cannot be used: ( is not closed; "
     "write \\( for the character"},
    {"Lookahead", Draft7, R"_({"items": [{"pattern": "(?=a)"}]})_", "schema.pattern",
     "s.json:1:21: #/items/0/pattern: '(?=a)' cannot be used: "
     "lookaround (?= is not matched in linear time; say it without"},
    {"LetterOfOtherDialects", AsResponse, R"({"pattern": "^a\\z"})", "schema.pattern",
     "s.json:1:10: #/pattern: '^a\\z' cannot be used: '\\z' means nothing in ECMA-262; "
     "write what it should mean"},
    {"PatternThatRepeatsTooOften", AsResponse, R"({"pattern": "(a{100}){100}"})", "schema.pattern",
     "s.json:1:10: #/pattern: '(a{100}){100}' cannot be used: invalid repetition size: {100,100}; "
     "RE2, which matches patterns, asks for a simpler one"},
    {"DanglingReference", Draft7,
     R"({"items": {"$ref": "#/definitions/Pgae"}, "definitions": {"Page": {}}})",
     "contract.reference",
     "s.json:1:17: #/items/$ref: nothing is at '#/definitions/Pgae'; did you mean 'Page'?"},
    {"RemoteReference", AsResponse, R"({"$ref": "other.json#/A"})", "contract.reference",
     "s.json:1:7: #/$ref: 'other.json#/A' leads to another document; "
     "bundle the documents into one first"},
    {"ReferenceToItself", AsResponse, R"({"items": {"$ref": "#/items"}})",
     "contract.reference_cycle",
     "s.json:1:17: #/items/$ref: references lead in a circle and never to a value; "
     "let one of them point to a schema"},
    {"ReferencesInACircle", AsResponse,
     R"({"items": {"$ref": "#/x-a"}, "x-a": {"$ref": "#/x-b"}, "x-b": {"$ref": "#/x-a"}})",
     "contract.reference_cycle",
     "s.json:1:69: #/x-b/$ref: references lead in a circle and never to a value; "
     "let one of them point to a schema"},
    {"AllOfItself", AsResponse, R"({"allOf": [{"$ref": "#"}]})", "contract.reference_cycle",
     "s.json:1:1: this schema leads back to itself for the same value; "
     "break the circle with a property or an item"},
    {"AllOfItselfBelowAMember", AsResponse,
     R"({"properties": {"a": {"$ref": "#/x-a"}}, "x-a": {"anyOf": [{"not": {"$ref": "#/x-a"}}]}})",
     "contract.reference_cycle",
     "s.json:1:46: #/x-a: this schema leads back to itself for the same value; "
     "break the circle with a property or an item"},
    {"ConditionOnItself", Draft7, R"({"items": {"if": {"$ref": "#/items"}}})",
     "contract.reference_cycle",
     "s.json:1:8: #/items: this schema leads back to itself for the same value; "
     "break the circle with a property or an item"},
    {"MultipleOfZero", Draft7, R"({"multipleOf": 0})", "schema.kind",
     "s.json:1:13: #/multipleOf: 'multipleOf' is 0; "
     "it must be a number above 0 whose digits fit in 64 bits"},
    {"MultipleOfLessThanZero", Draft7, R"({"multipleOf": -2})", "schema.kind",
     "s.json:1:13: #/multipleOf: 'multipleOf' is -2; "
     "it must be a number above 0 whose digits fit in 64 bits"},
    {"DiscriminatorOfAStranger", AsResponse,
     R"({"oneOf": [{"$ref": "#/x-a"}], "x-a": {},
         "discriminator": {"propertyName": "k", "mapping": {"b": "#/x-b"}}})",
     "schema.discriminator",
     "s.json:2:63: #/discriminator/mapping/b: '#/x-b' is none of the branches; "
     "name one that stands beside it"},
    {"DiscriminatorOfBranchesWithoutNames", AsResponse,
     R"({"oneOf": [{"type": "object"}], "discriminator": {"propertyName": "k"}})",
     "schema.discriminator",
     "s.json:1:47: #/discriminator: no branch has a name, so every object would be refused; "
     "let branches refer to components, or name them in a mapping"},
    {"DiscriminatorWithNul", AsResponse,
     R"({"oneOf": [{"$ref": "#/x-a"}], "x-a": {}, "discriminator": {"propertyName": "k\u0000"}})",
     "schema.unsupported",
     "s.json:1:57: #/discriminator: a name has the character NUL; such a name is not checked here"},
    {"DependencyOnANulName", Draft7, R"({"dependencies": {"a": ["\u0000"]}})", "schema.unsupported",
     "s.json:1:21: #/dependencies/a: a name has the character NUL; "
     "such a name is not checked here"},
    {"DiscriminatorText", AsResponse, R"({"discriminator": "kind"})", "schema.kind",
     "s.json:1:16: #/discriminator: 'discriminator' is \"kind\"; "
     "it must be an object with propertyName and perhaps mapping, both strings"},
    {"BadPatternOfNames", Draft4, R"({"patternProperties": {"(a": {}}})", "schema.pattern",
     "s.json:1:27: #/patternProperties/(a: '(a' cannot be used: ( is not closed; "
     "write \\( for the character"},
    {"DependencyOnANumber", Draft7, R"({"dependencies": {"a": 1}})", "schema.kind",
     "s.json:1:15: #/dependencies: 'dependencies' is {\"a\":1}; "
     "it must be an object with a schema or a list of names for each name"},
    {"IdOfDraft4", Draft4, R"({"id": "http://a.test/s"})", "schema.unsupported",
     "s.json:1:5: #/id: 'id' is not checked here; say it with other keywords"},
    {"RequiredOfAMember", AsResponse, R"({"properties": {"a": {"required": true}}})", "schema.kind",
     "s.json:1:32: #/properties/a/required: 'required' is true; "
     "it must be a list of at least one member name"},
    {"RequiredNothing", AsResponse, R"({"required": []})", "schema.kind",
     "s.json:1:11: #/required: 'required' is []; it must be a list of at least one member name"},
    {"RequiredNumbers", Draft7, R"({"required": [1]})", "schema.kind",
     "s.json:1:11: #/required: 'required' is [1]; it must be a list of member names"},
    {"EnumOfNothing", AsResponse, R"({"enum": []})", "schema.kind",
     "s.json:1:7: #/enum: 'enum' is []; it must be a list of at least one value"},
    {"UnknownType", AsResponse, R"({"type": "strnig"})", "schema.kind",
     "s.json:1:7: #/type: 'type' is \"strnig\"; "
     "it must be one of array, boolean, integer, number, object, string"},
    {"TypeListInOpenApi", AsResponse, R"({"type": ["string", "null"]})", "schema.kind",
     "s.json:1:7: #/type: 'type' is [\"string\",\"null\"]; "
     "it must be one of array, boolean, integer, number, object, string"},
    {"TypeListOfNothing", Draft7, R"({"type": []})", "schema.kind",
     "s.json:1:7: #/type: 'type' is []; "
     "it must be one or more of array, boolean, integer, null, number, object, string"},
    {"ItemsListInOpenApi", AsResponse, R"({"items": [{}]})", "schema.kind",
     "s.json:1:8: #/items: 'items' is [{}]; it must be one schema"},
    {"ItemsNumber", Draft7, R"({"items": 5})", "schema.kind",
     "s.json:1:8: #/items: a schema is an object, not number; "
     "write {} for a schema that takes anything"},
    {"BooleanSchemaInOpenApi", AsResponse, R"({"properties": {"a": true}})", "schema.kind",
     "s.json:1:19: #/properties/a: a schema is an object, not boolean; "
     "write {} for a schema that takes anything"},
    {"PropertiesList", AsResponse, R"({"properties": []})", "schema.kind",
     "s.json:1:13: #/properties: 'properties' is []; "
     "it must be an object with a schema for each name"},
    {"OneOfNothing", AsResponse, R"({"oneOf": []})", "schema.kind",
     "s.json:1:8: #/oneOf: 'oneOf' is []; it must be a list of at least one schema"},
    {"AllOfAnObject", Draft7, R"({"allOf": {}})", "schema.kind",
     "s.json:1:8: #/allOf: 'allOf' is {}; it must be a list of at least one schema"},
    {"NegativeLength", AsResponse, R"({"minLength": -1})", "schema.kind",
     "s.json:1:12: #/minLength: 'minLength' is -1; it must be a whole number of at least 0"},
    {"LengthInQuotes", Draft7, R"({"maxItems": "3"})", "schema.kind",
     "s.json:1:11: #/maxItems: 'maxItems' is \"3\"; it must be a whole number of at least 0"},
    {"BoundInQuotes", AsResponse, R"({"maximum": "3"})", "schema.kind",
     "s.json:1:10: #/maximum: 'maximum' is \"3\"; it must be a number"},
    {"ExclusiveNumberInOpenApi", AsResponse, R"({"exclusiveMinimum": 3})", "schema.kind",
     "s.json:1:19: #/exclusiveMinimum: 'exclusiveMinimum' is 3; "
     "it must be true or false, beside minimum"},
    {"ExclusiveFlagInDraft7", Draft7, R"({"exclusiveMaximum": true})", "schema.kind",
     "s.json:1:19: #/exclusiveMaximum: 'exclusiveMaximum' is true; it must be a number"},
    {"FlagInQuotes", AsResponse, R"({"nullable": "yes"})", "schema.kind",
     "s.json:1:11: #/nullable: 'nullable' is \"yes\"; it must be true or false"},
    {"PatternNumber", Draft7, R"({"pattern": 1})", "schema.kind",
     "s.json:1:10: #/pattern: 'pattern' is 1; it must be a regular expression, in quotes"},
};

class Refusal : public testing::TestWithParam<Refused> {};

TEST_P(Refusal, NamesPlaceAndRemedy) {
  const auto source = kizen::read_json(GetParam().schema, "s.json");
  try {
    kizen::Schema::compile(source, {}, GetParam().dialect);
    FAIL() << "it was taken";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), GetParam().rule);
    EXPECT_STREQ(error.what(), GetParam().message);
  }
}

INSTANTIATE_TEST_SUITE_P(Schema, Refusal, testing::ValuesIn(refusals),
                         [](const auto& one) { return one.param.name; });

TEST(Schema, ReferencesItselfThroughPartsOfTheValue) {
  const auto source = kizen::read_json(
      R"({"properties": {"a": {"$ref": "#"}}, "items": {"allOf": [{"$ref": "#"}]}})", "s.json");
  EXPECT_NO_THROW(kizen::Schema::compile(source, {}, AsResponse));
}

TEST(Schema, NotesFormatsThatAreNotChecked) {
  const auto source = kizen::read_json(
      R"({"properties": {"a": {"format": "phone"}, "b": {"format": "uuid"}}})", "s.json");
  const auto schema = kizen::Schema::compile(source, {}, AsResponse);
  EXPECT_EQ(schema.notes(),
            std::vector<std::string>{"s.json:1:30: #/properties/a/format: format 'phone' is not "
                                     "checked"});
  EXPECT_TRUE(schema.check({{"a", "garbage"}}).valid);
}

TEST(Schema, NotesWhatStandsBesideAReference) {
  const auto source = kizen::read_json(
      R"({"items": {"$ref": "#/x-a", "description": "d", "nullable": true, "minLenght": 1},
          "x-a": {}})",
      "s.json");
  EXPECT_EQ(
      kizen::Schema::compile(source, {}, AsResponse).notes(),
      (std::vector<std::string>{
          "s.json:1:77: #/items/minLenght: 'minLenght' is not checked: it stands beside $ref",
          "s.json:1:58: #/items/nullable: 'nullable' is not checked: it stands beside $ref"}));
}

TEST(Schema, NotesFormatsThatSpeakOfAnotherType) {
  const auto notes = [](const char* schema) {
    return kizen::Schema::compile(kizen::read_json(schema, "s.json"), {}, AsResponse).notes();
  };
  EXPECT_EQ(notes(R"({"type": "string", "format": "int64"})"),
            std::vector<std::string>{"s.json:1:27: #/format: format 'int64' is not checked: it "
                                     "speaks of numbers alone"});
  EXPECT_EQ(notes(R"({"type": "integer", "format": "uuid"})"),
            std::vector<std::string>{"s.json:1:28: #/format: format 'uuid' is not checked: it "
                                     "speaks of strings alone"});
  EXPECT_EQ(notes(R"({"format": "int64"})"), std::vector<std::string>{});
  EXPECT_EQ(notes(R"({"type": "string", "format": "date-tiem"})"),
            std::vector<std::string>{"s.json:1:27: #/format: format 'date-tiem' is not checked; "
                                     "did you mean 'date-time'?"});
}

TEST(Checker, RefusesASchemaByLineOfTheFile) {
  const auto contract = kizen::Contract::parse(R"({
  "openapi": "3.0.3", "info": {"title": "t", "version": "1"},
  "paths": {"/a": {"get": {"responses": {"200": {"description": "", "content": {
    "application/json": {"schema": {"minimun": 1}}}}}}}}
})",
                                               "folder/api.json");
  try {
    kizen::Checker checker(contract);
    FAIL() << "it was taken";
  } catch (const kizen::ContractError& error) {
    EXPECT_STREQ(error.what(),
                 "folder/api.json:4:45: #/paths/~1a/get/responses/200/content/application~1json/"
                 "schema/minimun: 'minimun' is no keyword of a schema; did you mean 'minimum'?");
  }
}

}  // namespace
