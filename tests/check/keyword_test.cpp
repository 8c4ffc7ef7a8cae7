#include <gtest/gtest.h>

#include <set>
#include <string>

#include "kizen/check.hpp"
#include "kizen/check/schema.hpp"
#include "support/schema_case.hpp"

namespace {

using kizen::Dialect;
using kizen_test::AsRequest;
using kizen_test::AsResponse;
using kizen_test::Draft4;
using kizen_test::Draft7;
using kizen_test::SchemaCase;

const SchemaCase keyword_cases[] = {
    {"Type", AsRequest, R"({"type": "string"})", R"(["", "a"])", "1",
     "type at  by #: a string; got 1"},
    {"TypeObject", AsRequest, R"({"type": "object"})", "[{}]", "[]",
     "type at  by #: an object; got []"},
    {"TypeArray", AsRequest, R"({"type": "array", "items": {}})", "[[]]", "{}",
     "type at  by #: an array; got {}"},
    {"TypeBoolean", AsRequest, R"({"type": "boolean"})", "[true, false]", "\"true\"",
     "type at  by #: a boolean; got \"true\""},
    {"TypeNumber", AsRequest, R"({"type": "number"})", "[1, 1.5, -2e3]", "null",
     "type at  by #: a number; got null"},
    {"TypeInteger", AsRequest, R"({"type": "integer"})", "[0, -1, 9007199254740993]", "1.5",
     "type at  by #: an integer; got 1.5"},
    {"TypeNull", AsRequest, R"({"type": "null"})", "[null]", "0", "type at  by #: null; got 0"},
    {"TypeList", Draft7, R"({"type": ["string", "null"]})", R"(["", null])", "1",
     "type at  by #: a string or null; got 1"},
    {"Enum", AsRequest, R"({"enum": ["a", 1, null]})", R"(["a", 1, null])", "\"b\"",
     "enum at  by #: one of \"a\", 1, null; got \"b\""},
    {"EnumOfOne", Draft7, R"({"enum": [{"a": [1]}]})", R"([{"a": [1]}])", R"({"a": [2]})",
     "enum at  by #: {\"a\":[1]}; got {\"a\":[2]}"},
    {"Const", Draft7, R"({"const": {"a": null}})", R"([{"a": null}])", "{}",
     "const at  by #: {\"a\":null}; got {}"},
    {"Minimum", AsRequest, R"({"minimum": 0})", R"([0, 0.5, "-1"])", "-1",
     "minimum at  by #: a number of at least 0; got -1"},
    {"MinimumExclusive", AsRequest,
     R"({"type": "integer", "minimum": 0, "exclusiveMinimum": true})", "[1]", "0",
     "minimum at  by #: an integer above 0; got 0"},
    {"MinimumNotExclusive", AsRequest, R"({"minimum": 0, "exclusiveMinimum": false})", "[0]",
     "-0.5", "minimum at  by #: a number of at least 0; got -0.5"},
    {"ExclusiveMinimumAlone", AsRequest, R"({"type": "integer", "exclusiveMinimum": true})",
     "[-1, 0]", "\"\"", "type at  by #: an integer; got \"\""},
    {"ExclusiveMinimum", Draft7, R"({"exclusiveMinimum": 1})", "[1.5, 2]", "1",
     "exclusiveMinimum at  by #: a number above 1; got 1"},
    {"Maximum", AsRequest, R"({"maximum": 2.5})", "[2.5, -9]", "3",
     "maximum at  by #: a number of at most 2.5; got 3"},
    {"MaximumExclusive", AsRequest, R"({"maximum": 2, "exclusiveMaximum": true})", "[1]", "2",
     "maximum at  by #: a number below 2; got 2"},
    {"ExclusiveMaximum", Draft7, R"({"type": "integer", "exclusiveMaximum": 2})", "[1]", "2",
     "exclusiveMaximum at  by #: an integer below 2; got 2"},
    {"MinimumOfDraft7", Draft7, R"({"minimum": 1, "maximum": 2})", "[1, 2]", "0",
     "minimum at  by #: a number of at least 1; got 0"},
    {"MaximumOfDraft7", Draft7, R"({"minimum": 1, "maximum": 2})", "[1, 2]", "3",
     "maximum at  by #: a number of at most 2; got 3"},
    {"MultipleOf", AsRequest, R"({"multipleOf": 3})", R"([0, 9, -3, 6.0, "1"])", "2.5",
     "multipleOf at  by #: a number that is a multiple of 3; got 2.5"},
    {"MultipleOfFraction", Draft7, R"({"type": "number", "multipleOf": 0.01})", "[19.99, 2]",
     "1.255", "multipleOf at  by #: a number that is a multiple of 0.01; got 1.255"},
    {"MinLength", AsRequest, R"({"minLength": 2})", R"(["ab", "äö", "𝒳𝒴", 1])", "\"ä\"",
     "minLength at  by #: a string of at least 2 characters; got \"ä\""},
    {"MaxLength", Draft7, R"({"maxLength": 1})", R"(["", "ä", "𝒳"])", "\"ab\"",
     "maxLength at  by #: a string of at most 1 character; got \"ab\""},
    {"Pattern", AsRequest, R"({"pattern": "^a+$"})", R"(["aa", 1])", "\"ab\"",
     "pattern at  by #: a string that matches ^a+$; got \"ab\""},
    {"PatternAnywhere", Draft7, R"({"pattern": "b"})", R"(["abc"])", "\"ac\"",
     "pattern at  by #: a string that matches b; got \"ac\""},
    {"Format", AsRequest, R"({"format": "uuid"})",
     R"(["0b5e3a52-6a1c-4c8e-9d70-1234567890ab", 1, null])", "\"0b5e\"",
     "format at  by #: a string of format uuid; got \"0b5e\""},
    {"FormatOfDraft7", Draft7, R"({"format": "uri"})", R"(["https://a.test/"])", "\"a.test\"",
     "format at  by #: a string of format uri; got \"a.test\""},
    {"MinItems", AsRequest, R"({"type": "array", "items": {}, "minItems": 1})", "[[1]]", "[]",
     "minItems at  by #: at least 1 item; got []"},
    {"MaxItems", Draft7, R"({"maxItems": 2})", R"([[], [1, 2], "abc"])", "[1, 2, 3]",
     "maxItems at  by #: at most 2 items; got [1,2,3]"},
    {"UniqueItems", AsRequest, R"({"uniqueItems": true})", R"([[], [1, 2, "1"], [{}, []]])",
     R"([{"a": 1}, {"a": 1}])",
     "uniqueItems at  by #: no two equal items; got [{\"a\":1},{\"a\":1}]"},
    {"UniqueItemsOff", Draft7, R"({"uniqueItems": false, "type": "array"})", "[[1, 1]]", "1",
     "type at  by #: an array; got 1"},
    {"Items", AsRequest, R"({"items": {"type": "integer"}})", "[[], [1], {}]", R"([1, "2", null])",
     "type at /1 by #/items: an integer; got \"2\"\ntype at /2 by #/items: an integer; got null"},
    {"ItemsList", Draft7, R"({"items": [{"type": "integer"}, true, false]})", R"([[], [1, "x"]])",
     R"(["1", 2, 3])",
     "type at /0 by #/items/0: an integer; got \"1\"\n"
     "false schema at /2 by #/items/2: no value at all; got 3"},
    {"AdditionalItems", Draft7, R"({"items": [{}], "additionalItems": {"type": "null"}})",
     "[[], [1], [1, null]]", "[1, null, 2]", "type at /2 by #/additionalItems: null; got 2"},
    {"AdditionalItemsFalse", Draft7, R"({"items": [{}], "additionalItems": false})", "[[], [1]]",
     "[1, 2]", "false schema at /1 by #/additionalItems: no value at all; got 2"},
    {"Contains", Draft7, R"({"contains": {"const": 1}})", R"([[0, 1], "none"])", "[0]",
     "contains at  by #: an item that fits {\"const\":1}; got [0]"},
    {"ContainsInNothing", Draft7, R"({"contains": true})", "[[0]]", "[]",
     "contains at  by #: an item that fits true; got []"},
    {"Required", AsRequest, R"({"required": ["a", "b"]})", R"([{"a": 1, "b": null}, []])",
     R"({"b": 1, "c": 2})", "required at  by #: a member \"a\"; got an object with \"b\", \"c\""},
    {"RequiredInNothing", Draft7, R"({"required": ["a", "b"]})", R"([{"a": 1, "b": 2}])", "{}",
     "required at  by #: a member \"a\"; got {}\nrequired at  by #: a member \"b\"; got {}"},
    {"RequiredNothing", Draft7, R"({"required": [], "type": "object"})", "[{}]", "1",
     "type at  by #: an object; got 1"},
    {"Properties", AsRequest, R"({"properties": {"a/b": {"type": "integer"}, "0": {"enum": [1]}}})",
     R"([{}, {"a/b": 1, "0": 1, "c": 1}, 5])", R"({"a/b": "x", "0": 2})",
     "enum at /0 by #/properties/0: 1; got 2\n"
     "type at /a~1b by #/properties/a~1b: an integer; got \"x\""},
    {"MinProperties", AsRequest, R"({"minProperties": 1})", R"([{"a": 1}, []])", "{}",
     "minProperties at  by #: at least 1 member; got {}"},
    {"MaxProperties", Draft7, R"({"maxProperties": 0})", "[{}]", R"({"a": 1})",
     "maxProperties at  by #: at most 0 members; got {\"a\":1}"},
    {"AdditionalPropertiesFalse", AsRequest,
     R"({"properties": {"a": {}}, "additionalProperties": false})", R"([{}, {"a": 1}])",
     R"({"a": 1, "b": 2, "c": 3})",
     "additionalProperties at /b by #: no member of that name; got 2\n"
     "additionalProperties at /c by #: no member of that name; got 3"},
    {"AdditionalPropertiesSchema", Draft7,
     R"({"properties": {"a": {}}, "additionalProperties": {"type": "string"}})",
     R"([{"a": 1, "b": "x"}])", R"({"b": 2})",
     "type at /b by #/additionalProperties: a string; got 2"},
    {"AdditionalPropertiesAnything", AsRequest, R"({"type": "object", "additionalProperties": {}})",
     R"([{"a": [null]}])", "null", "type at  by #: an object; got null"},
    {"AdditionalPropertiesTrue", AsRequest, R"({"type": "object", "additionalProperties": true})",
     R"([{"a": [null]}])", "1", "type at  by #: an object; got 1"},
    {"PatternProperties", Draft7,
     R"({"properties": {"ab": {"type": "integer"}}, "patternProperties": {"^a": {"minimum": 2}},
         "additionalProperties": {"type": "null"}})",
     R"([{"ab": 2, "ac": "x", "b": null}, []])", R"({"ab": 1, "ac": 1, "b": 1})",
     "minimum at /ab by #/patternProperties/^a: a number of at least 2; got 1\n"
     "minimum at /ac by #/patternProperties/^a: a number of at least 2; got 1\n"
     "type at /b by #/additionalProperties: null; got 1"},
    {"DependenciesOnNames", Draft4, R"({"dependencies": {"a": ["b", "c"]}})",
     R"([{}, {"b": 1}, {"a": 1, "b": 1, "c": 1}, "a"])", R"({"a": 1, "c": 1})",
     "dependencies at  by #: a member \"b\"; got an object with \"a\", \"c\""},
    {"DependenciesOnASchema", Draft7, R"({"dependencies": {"a": {"maxProperties": 1}, "b": true}})",
     R"([{"a": 1}, {"b": 1, "c": 1}, 7])", R"({"a": 1, "b": 1})",
     "maxProperties at  by #/dependencies/a: at most 1 member; got {\"a\":1,\"b\":1}"},
    {"PropertyNames", Draft7, R"({"propertyNames": {"maxLength": 2}})", R"([{"ab": 1}, "abc"])",
     R"({"abc": 1})",
     "maxLength at /abc by #/propertyNames: a string of at most 2 characters; got \"abc\""},
    {"AllOf", AsRequest, R"({"allOf": [{"minimum": 1}, {"maximum": 0}, {"type": "integer"}]})",
     "[]", "0.5",
     "minimum at  by #/allOf/0: a number of at least 1; got 0.5\n"
     "maximum at  by #/allOf/1: a number of at most 0; got 0.5\n"
     "type at  by #/allOf/2: an integer; got 0.5"},
    {"XPropertyNames", AsResponse, R"({"x-propertyNames": {"format": "uuid"}})",
     R"([{"921cec5c-9f68-4cd1-bf30-b11f00571175": 1}, {}, "abc"])", R"({"abc": 1})",
     "format at /abc by #/x-propertyNames: a string of format uuid; got \"abc\""},
    {"Not", AsRequest, R"({"not": {"type": "string"}})", "[1, null]", "\"a\"",
     "not at  by #: a value that does not fit {\"type\":\"string\"}; got \"a\""},
    {"NotOfDraft7", Draft7, R"({"not": true})", "[]", "1",
     "not at  by #: a value that does not fit true; got 1"},
    {"IfThen", Draft7, R"({"if": {"type": "string"}, "then": {"minLength": 2}})", R"(["ab", 1])",
     "\"a\"", "minLength at  by #/then: a string of at least 2 characters; got \"a\""},
    {"IfElse", Draft7,
     R"({"if": {"type": "string"}, "then": {"minLength": 2}, "else": {"const": 1}})",
     R"(["ab", 1])", "2", "const at  by #/else: 1; got 2"},
    {"ThenWithoutIf", Draft7, R"({"then": false, "else": false, "type": "null"})", "[null]", "1",
     "type at  by #: null; got 1"},
    {"BooleanSchema", Draft7, R"({"properties": {"a": true, "b": false}})", R"([{"a": 1}])",
     R"({"b": 1})", "false schema at /b by #/properties/b: no value at all; got 1"},
    {"ReadOnly", AsRequest, R"({"properties": {"id": {"type": "string", "readOnly": true}}})",
     "[{}]", R"({"id": "a"})", "readOnly at /id by #: no such member in this direction; got \"a\""},
    {"WriteOnly", AsResponse, R"({"properties": {"key": {"type": "string", "writeOnly": true}}})",
     "[{}]", R"({"key": "a"})",
     "writeOnly at /key by #: no such member in this direction; got \"a\""},
    {"Nullable", AsRequest, R"({"type": "string", "nullable": true})", R"([null, "a"])", "1",
     "type at  by #: a string or null; got 1"},
    {"Reference", AsRequest,
     R"({"items": {"$ref": "#/x-shapes/Name"}, "x-shapes": {"Name": {"type": "string"}}})",
     R"([["a"]])", "[1]", "type at /0 by #/x-shapes/Name: a string; got 1"},
    {"AnyOf", AsRequest, R"({"anyOf": [{"type": "string"}, {"minimum": 2}]})", R"(["a", 2])", "1",
     "minimum at  by #/anyOf/1: a number of at least 2; got 1 "
     "(branch 1 of anyOf came closest; branch 0 expects a string)"},
    {"OneOf", Draft7, R"({"oneOf": [{"type": "string"}, {"minimum": 2}]})", "[2]", "\"a\"",
     "oneOf at  by #: exactly one branch that fits; got branches 0 and 1 fit \"a\""},
};

class Keyword : public testing::TestWithParam<SchemaCase> {};

TEST_P(Keyword, IsHeldTo) { kizen_test::expect_holds(GetParam()); }

INSTANTIATE_TEST_SUITE_P(Schema, Keyword, testing::ValuesIn(keyword_cases), kizen_test::name_of);

void collect_names(const kizen::json& value, std::set<std::string>& names) {
  for (const auto& member : value.items()) {
    if (value.is_object()) names.insert(member.key());
    if (member.value().is_structured()) collect_names(member.value(), names);
  }
}

TEST(KeywordCases, KnowEveryKeywordThatIsChecked) {
  std::set<std::string> met;
  for (const auto& one : keyword_cases) collect_names(kizen::json::parse(one.schema), met);
  for (const auto& keyword : kizen::detail::keyword_table) {
    using Kind = kizen::detail::KeywordKind;
    const bool is_checked = keyword.kind != Kind::Annotation && keyword.kind != Kind::Definitions &&
                            keyword.kind != Kind::Unsupported &&
                            keyword.kind != Kind::Discriminator;
    EXPECT_TRUE(!is_checked || met.count(std::string(keyword.name)) == 1) << keyword.name;
  }
}

}  // namespace
