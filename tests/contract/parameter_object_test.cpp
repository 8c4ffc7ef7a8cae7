#include <kizen/contract.hpp>

// clang-format off
#include <kizen/contract/detail/parameter_object.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>

namespace {

using kizen::Contract;
using kizen::Parameter;
using kizen::ParameterPlace;
using kizen::ParameterStyle;

/// A contract of one operation with one Parameter Object, or with one header `X` of its response.
std::string with_parameter(const std::string& members, const std::string& path = "/a") {
  return R"({"openapi": "3.0.3", "paths": {")" + path +
         R"(": {"get": {"parameters": [{"name": "x", )" + members +
         R"(}], "responses": {"204": {}}}}}})";
}

std::string with_header(const std::string& members, const std::string& name = "X") {
  return R"({"openapi": "3.0.3", "paths": {"/a": {"get": {"responses": {"200": {"headers": {")" +
         name + R"(": {)" + members + "}}}}}}}}";
}

Parameter read(const std::string& members, const std::string& path = "/a") {
  return Contract::parse(with_parameter(members, path), "a.json").operations()[0].parameters.at(0);
}

/// What is said of a contract, without its place; nothing where it is read.
std::string refusal(const std::string& text) {
  try {
    Contract::parse(text, "a.json");
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "contract.parameter");
    const std::string all = error.what();
    return all.substr(all.find('#'));
  }
  return {};
}

std::string refused(const std::string& members) {
  const auto all = refusal(with_parameter(members));
  const std::string place = "#/paths/~1a/get/parameters/0";
  EXPECT_EQ(all.substr(0, place.size()), all.empty() ? "" : place);
  return all.substr(std::min(place.size(), all.size()));
}

TEST(ParameterObject, HasTheStyleOfItsPlace) {
  for (const char* const in : {"query", "cookie"}) {
    const auto parameter = read(R"("schema": {}, "in": ")" + std::string(in) + '"');
    EXPECT_EQ(parameter.style, ParameterStyle::Form) << in;
    EXPECT_TRUE(parameter.explode) << in;
  }
  const auto header = read(R"("in": "header", "schema": {})");
  EXPECT_EQ(header.style, ParameterStyle::Simple);
  EXPECT_FALSE(header.explode);
  const auto path = read(R"("in": "path", "required": true, "schema": {})", "/a/{x}");
  EXPECT_EQ(path.style, ParameterStyle::Simple);
  EXPECT_FALSE(path.explode);
}

TEST(ParameterObject, SaysMoreThanThat) {
  const auto parameter = read(R"("in": "query", "style": "pipeDelimited", "allowReserved": true,
      "allowEmptyValue": true, "schema": {"type": "array", "items": {}})");
  EXPECT_EQ(parameter.style, ParameterStyle::PipeDelimited);
  EXPECT_FALSE(parameter.explode);
  EXPECT_TRUE(parameter.allow_reserved);
  EXPECT_TRUE(parameter.allow_empty_value);
  EXPECT_EQ(parameter.declaration.to_string(), "/paths/~1a/get/parameters/0");
  EXPECT_FALSE(read(R"("in": "query", "explode": false, "schema": {})").explode);
  EXPECT_TRUE(read(R"("in": "header", "explode": true, "schema": {})").explode);
}

TEST(ParameterObject, AllowReservedSaysNothingOutsideAQuery) {
  EXPECT_FALSE(read(R"("in": "cookie", "allowReserved": true, "schema": {})").allow_reserved);
}

TEST(ParameterObject, MayHaveContent) {
  const auto parameter = read(R"("in": "query", "content": {"application/json": {"schema": {}}})");
  EXPECT_EQ(parameter.content->to_string(), "application/json");
  EXPECT_EQ(parameter.schema.to_string(),
            "/paths/~1a/get/parameters/0/content/application~1json/schema");
  EXPECT_TRUE(read(R"("in": "query", "content": {"text/plain": {}})").schema.empty());
}

TEST(ParameterObject, HasEitherSchemaOrContent) {
  EXPECT_EQ(refused(R"("in": "query")"),
            ": parameter 'x' has neither schema nor content; give it a schema");
  EXPECT_EQ(refused(R"("in": "query", "schema": {}, "content": {"a/b": {}})"),
            ": parameter 'x' has both schema and content; keep one of the two");
  EXPECT_EQ(refused(R"("in": "query", "content": {})"),
            "/content: 'content' has 0 media types; a parameter has exactly one");
  EXPECT_EQ(refused(R"("in": "query", "content": {"a/b": {}, "a/c": {}})"),
            "/content: 'content' has 2 media types; a parameter has exactly one");
  for (const std::string name : {"style", "explode", "allowReserved"}) {
    EXPECT_EQ(refused(R"("in": "query", "content": {"a/b": {}}, ")" + name + R"(": null)"),
              "/" + name + ": '" + name +
                  "' says nothing beside 'content'; leave it out, or give a schema in place of "
                  "content");
  }
}

TEST(ParameterObject, OnlyAQueryMayAllowEmptyValues) {
  EXPECT_EQ(refused(R"("in": "header", "schema": {}, "allowEmptyValue": true)"),
            "/allowEmptyValue: only a query parameter may allow an empty value; leave it out");
  EXPECT_EQ(refused(R"("in": "header", "schema": {}, "allowEmptyValue": false)"), "");
}

TEST(ParameterObject, TakesOnlyTheStylesOfItsPlace) {
  EXPECT_EQ(refused(R"("in": "query", "schema": {}, "style": "deepobject")"),
            "/style: 'deepobject' is no style; did you mean 'deepObject'?");
  EXPECT_EQ(refused(R"("in": "query", "schema": {}, "style": "csv")"),
            "/style: 'csv' is no style; it must be form or spaceDelimited or pipeDelimited or "
            "deepObject");
  EXPECT_EQ(refused(R"("in": "query", "schema": {}, "style": "simple")"),
            "/style: 'simple' is no style of a query parameter; it must be form or spaceDelimited "
            "or pipeDelimited or deepObject");
  EXPECT_EQ(refused(R"("in": "path", "required": true, "schema": {}, "style": "form")"),
            "/style: 'form' is no style of a path parameter; it must be simple or label or matrix");
  EXPECT_EQ(refused(R"("in": "header", "schema": {}, "style": "label")"),
            "/style: 'label' is no style of a header parameter; it must be simple");
  EXPECT_EQ(refused(R"("in": "cookie", "schema": {}, "style": "simple")"),
            "/style: 'simple' is no style of a cookie parameter; it must be form");
}

TEST(ParameterObject, TakesNoStyleThatItsTypesCannotHave) {
  EXPECT_EQ(refused(R"("in": "query", "style": "deepObject", "schema": {"type": "array"})"),
            "/style: 'deepObject' is a style of objects, and 'x' is none; leave style out, or "
            "change the schema");
  EXPECT_EQ(refused(R"("in": "query", "style": "spaceDelimited", "schema": {"type": "string"})"),
            "/style: 'spaceDelimited' is a style of lists and objects, and 'x' is none; leave "
            "style out, or change the schema");
  EXPECT_EQ(refused(R"("in": "query", "style": "deepObject", "schema": {
      "allOf": [{"properties": {}}, {"oneOf": [{"type": "string"}, {"type": "object"}]}]})"),
            "");
}

TEST(ParameterObject, IsIgnoredWhereOtherPartsSpeakOfTheHeader) {
  for (const char* const name : {"Accept", "content-type", "AUTHORIZATION"}) {
    const auto contract = Contract::parse(
        R"({"openapi": "3.0.3", "paths": {"/a": {"get": {"responses": {"204": {}}, "parameters": [
            {"in": "header", "name": ")" +
            std::string(name) + R"("}]}}}})",
        "a.json");
    EXPECT_TRUE(contract.operations()[0].parameters.empty()) << name;
  }
}

TEST(HeaderObject, IsAParameterOfStyleSimple) {
  const auto contract =
      Contract::parse(with_header(R"("required": true, "explode": true, "schema": {})"), "a.json");
  const auto& header = contract.operations()[0].responses[0].headers.at(0);
  EXPECT_EQ(header.name, "X");
  EXPECT_EQ(header.place, ParameterPlace::Header);
  EXPECT_TRUE(header.required && header.explode);
  EXPECT_EQ(header.declaration.to_string(), "/paths/~1a/get/responses/200/headers/X");
}

TEST(HeaderObject, IsRefusedAsAParameterIs) {
  EXPECT_EQ(refusal(with_header("")),
            "#/paths/~1a/get/responses/200/headers/X: parameter 'X' has neither schema nor "
            "content; give it a schema");
  EXPECT_EQ(refusal(with_header(R"("schema": {}, "style": "form")")),
            "#/paths/~1a/get/responses/200/headers/X/style: 'form' is no style of a header "
            "parameter; it must be simple");
}

TEST(HeaderObject, OfContentTypeIsIgnored) {
  const auto contract = Contract::parse(with_header("", "content-TYPE"), "a.json");
  EXPECT_TRUE(contract.operations()[0].responses[0].headers.empty());
}

}  // namespace
