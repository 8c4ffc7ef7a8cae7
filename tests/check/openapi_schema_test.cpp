#include <gtest/gtest.h>

#include "kizen/check.hpp"
#include "support/schema_case.hpp"

namespace {

using kizen::Dialect;
using kizen_test::AsRequest;
using kizen_test::AsResponse;
using kizen_test::SchemaCase;

const SchemaCase openapi_cases[] = {
    {"NullableBesideOneOfWithNullEnum", AsRequest,
     R"({"nullable": true, "oneOf": [{"$ref": "#/x-s/Mode"}, {"$ref": "#/x-s/NullEnum"}],
         "x-s": {"Mode": {"type": "string", "enum": ["a", "b"]}, "NullEnum": {"enum": [null]}}})",
     R"([null, "a", "b"])", "\"c\"",
     "enum at  by #/x-s/Mode: one of \"a\", \"b\"; got \"c\" "
     "(branch 0 of oneOf came closest; branch 1 expects null)"},
    {"OneOfWithNullEnumAlone", AsResponse,
     R"({"oneOf": [{"type": "string", "enum": ["a"]}, {"enum": [null]}]})", R"([null, "a"])", "1",
     "type at  by #/oneOf/0: a string; got 1 "
     "(branch 0 of oneOf came closest; branch 1 expects null)"},
    {"NullTypeInABranch", AsResponse,
     R"({"oneOf": [{"type": "null"}, {"type": "array", "items": {"type": "string"}}]})",
     R"([null, [], ["a"]])", "[1]",
     "type at /0 by #/oneOf/1/items: a string; got 1 "
     "(branch 1 of oneOf came closest; branch 0 expects null)"},
    {"NullableEnumThatListsNull", AsRequest,
     R"({"type": "string", "nullable": true, "enum": ["a", null]})", R"(["a", null])", "\"b\"",
     "enum at  by #: one of \"a\", null; got \"b\""},
    {"NullableEnumThatDoesNotListNull", AsRequest,
     R"({"type": "string", "nullable": true, "enum": ["a"]})", R"(["a"])", "null",
     "enum at  by #: \"a\"; got null"},
    {"NullableEnumWithoutType", AsRequest, R"({"nullable": true, "enum": ["a"]})", R"(["a", null])",
     "\"b\"", "enum at  by #: \"a\"; got \"b\""},
    {"EnumWithNullAndTypeOnly", AsRequest, R"({"type": "string", "enum": ["a", null]})", R"(["a"])",
     "null", "type at  by #: a string; got null"},
    {"NullableFalse", AsRequest, R"({"type": "string", "nullable": false})", R"(["a"])", "null",
     "type at  by #: a string; got null"},
    {"NullableOnlyWidensTheType", AsRequest,
     R"({"type": "object", "nullable": true, "allOf": [{"type": "object"}]})", "[{}]", "null",
     "type at  by #/allOf/0: an object; got null"},
    {"NullableBesideAllOf", AsRequest, R"({"nullable": true, "allOf": [{"type": "object"}]})",
     "[{}, null]", "1", "type at  by #/allOf/0: an object; got 1"},
    {"NullableFormat", AsRequest, R"({"type": "string", "format": "uri", "nullable": true})",
     R"([null, "https://a.test"])", "\"a\"", "format at  by #: a string of format uri; got \"a\""},
    {"NullableItems", AsRequest,
     R"({"type": "array", "nullable": true, "items": {"type": "string", "minLength": 1}})",
     R"([null, [], ["a"]])", R"([""])",
     "minLength at /0 by #/items: a string of at least 1 character; got \"\""},
    {"NullableReferenceTarget", AsResponse,
     R"({"items": {"$ref": "#/x-s"}, "x-s": {"type": "integer", "nullable": true}})", "[[1, null]]",
     R"(["1"])", "type at /0 by #/x-s: an integer or null; got \"1\""},
    {"ReferenceSiblingsAreIgnored", AsRequest,
     R"({"items": {"$ref": "#/x-s", "nullable": true, "maximum": 0, "minLenght": 1},
         "x-s": {"type": "integer"}})",
     "[[1]]", "[null]", "type at /0 by #/x-s: an integer; got null"},
    {"ReferencesOfReferences", AsRequest,
     R"({"properties": {"a": {"$ref": "#/x-s/One"}},
         "x-s": {"One": {"$ref": "#/x-s/Two"}, "Two": {"$ref": "#/x-s/a~1b%25"},
                 "a/b%": {"type": "null"}}})",
     R"([{"a": null}])", R"({"a": 1})", "type at /a by #/x-s/a~1b%: null; got 1"},
    {"RecursionThroughMembers", AsResponse,
     R"({"type": "object", "properties": {"next": {"$ref": "#"}, "n": {"type": "integer"}}})",
     R"([{"next": {"next": {"n": 1}}}])", R"({"next": {"next": {"n": "1"}}})",
     "type at /next/next/n by #/properties/n: an integer; got \"1\""},
    {"MemberNamedLikeAKeyword", AsResponse,
     R"({"properties": {"$ref": {"type": "string"}, "nullable": {"type": "boolean"},
         "required": {"type": "array", "items": {}}}, "required": ["required"]})",
     R"([{"$ref": "a", "nullable": true, "required": []}])", R"({"$ref": 1})",
     "required at  by #: a member \"required\"; got an object with \"$ref\"\n"
     "type at /$ref by #/properties/$ref: a string; got 1"},
    {"ExtensionsAndAnnotationsAreIgnored", AsResponse,
     R"({"x-minLength": 9, "title": "t", "description": "d", "default": 1, "example": 2,
         "deprecated": true, "externalDocs": {}, "xml": {}, "type": "string"})",
     R"(["a"])", "1", "type at  by #: a string; got 1"},
    {"AdditionalPropertiesOfAReference", AsResponse,
     R"({"additionalProperties": {"$ref": "#/x-s"}, "x-s": {"type": "array", "items": {}}})",
     R"([{"a": []}])", R"({"a": 1, "b": [], "c": 2})",
     "type at /a by #/x-s: an array; got 1\ntype at /c by #/x-s: an array; got 2"},
    {"ReadOnlyRequiredIsNotAskedOfRequests", AsRequest,
     R"({"required": ["id", "n"], "properties": {"id": {"readOnly": true}, "n": {}}})",
     R"([{"n": 1}])", R"({"id": 1})",
     "required at  by #: a member \"n\"; got an object with \"id\"\n"
     "readOnly at /id by #: no such member in this direction; got 1"},
    {"ReadOnlyRequiredIsAskedOfResponses", AsResponse,
     R"({"required": ["id"], "properties": {"id": {"readOnly": true, "type": "integer"}}})",
     R"([{"id": 1}])", "{}", "required at  by #: a member \"id\"; got {}"},
    {"WriteOnlyRequiredIsNotAskedOfResponses", AsResponse,
     R"({"required": ["key"], "properties": {"key": {"writeOnly": true}}})", "[{}]",
     R"({"key": null})", "writeOnly at /key by #: no such member in this direction; got null"},
    {"WriteOnlyIsAskedOfRequests", AsRequest,
     R"({"required": ["key"], "properties": {"key": {"writeOnly": true}}})", R"([{"key": 1}])",
     "{}", "required at  by #: a member \"key\"; got {}"},
    {"ReadOnlyThroughAReference", AsRequest,
     R"({"required": ["id"], "properties": {"id": {"$ref": "#/x-s/A"}},
         "x-s": {"A": {"$ref": "#/x-s/Id"}, "Id": {"type": "string", "readOnly": true}}})",
     "[{}]", R"({"id": "a"})", "readOnly at /id by #: no such member in this direction; got \"a\""},
    {"ReadOnlyInWhatAllOfJoins", AsRequest,
     R"({"allOf": [{"properties": {"id": {"readOnly": true, "type": "string"}}},
                   {"$ref": "#/x-s"}], "required": ["id", "m"], "x-s": {"required": ["id", "n"]}})",
     R"([{"m": 1, "n": 1}])", R"({"m": 1, "id": "a"})",
     "required at  by #/x-s: a member \"n\"; got an object with \"id\", \"m\"\n"
     "readOnly at /id by #/allOf/0: no such member in this direction; got \"a\""},
    {"ReadOnlyElsewhereIsAskedForHere", AsRequest,
     R"({"properties": {"a": {"$ref": "#/x-s"},
                        "b": {"allOf": [{"$ref": "#/x-s"},
                                        {"properties": {"id": {"readOnly": true}}}]}},
         "x-s": {"required": ["id"]}})",
     R"([{"a": {"id": 1}, "b": {}}])", R"({"a": {}, "b": {}})",
     "required at /a by #/x-s: a member \"id\"; got {}"},
    {"ReadOnlyInAnAllOfOfTheMember", AsRequest,
     R"({"required": ["id"],
         "properties": {"id": {"allOf": [{"type": "string"}, {"readOnly": true}]}}})",
     "[{}]", R"({"id": "a"})", "readOnly at /id by #: no such member in this direction; got \"a\""},
    {"ReadOnlyFalse", AsRequest,
     R"({"required": ["id"], "properties": {"id": {"readOnly": false, "type": "string"}}})",
     R"([{"id": "a"}])", "{}", "required at  by #: a member \"id\"; got {}"},
};

class OpenApi : public testing::TestWithParam<SchemaCase> {};

TEST_P(OpenApi, IsReadAsWritten) { kizen_test::expect_holds(GetParam()); }

INSTANTIATE_TEST_SUITE_P(Schema, OpenApi, testing::ValuesIn(openapi_cases), kizen_test::name_of);

}  // namespace
