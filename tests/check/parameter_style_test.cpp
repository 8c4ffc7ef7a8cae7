#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "kizen/check.hpp"
#include "support/parameter_bench.hpp"

namespace {

using kizen::json;
using kizen_test::color_in;
using kizen_test::told;

struct Row {
  const char* in;
  const char* style;
  bool explode;
  const char* empty;
  const char* string;
  const char* array;
  const char* object;
};

constexpr const char* undefined = nullptr;

/// OpenAPI 3.0.3, Style Examples. (Its pipeDelimited object names G twice; B is meant.)
const Row rows[] = {
    {"path", "matrix", false, ";color", ";color=blue", ";color=blue,black,brown",
     ";color=R,100,G,200,B,150"},
    {"path", "matrix", true, ";color", ";color=blue", ";color=blue;color=black;color=brown",
     ";R=100;G=200;B=150"},
    {"path", "label", false, ".", ".blue", ".blue.black.brown", ".R.100.G.200.B.150"},
    {"path", "label", true, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"},
    {"query", "form", false, "color=", "color=blue", "color=blue,black,brown",
     "color=R,100,G,200,B,150"},
    {"query", "form", true, "color=", "color=blue", "color=blue&color=black&color=brown",
     "R=100&G=200&B=150"},
    {"cookie", "form", false, "color=", "color=blue", "color=blue,black,brown",
     "color=R,100,G,200,B,150"},
    {"cookie", "form", true, "color=", "color=blue", "color=blue; color=black; color=brown",
     "R=100; G=200; B=150"},
    {"path", "simple", false, undefined, "blue", "blue,black,brown", "R,100,G,200,B,150"},
    {"path", "simple", true, undefined, "blue", "blue,black,brown", "R=100,G=200,B=150"},
    {"header", "simple", false, undefined, "blue", "blue,black,brown", "R,100,G,200,B,150"},
    {"header", "simple", true, undefined, "blue", "blue,black,brown", "R=100,G=200,B=150"},
    {"query", "spaceDelimited", false, undefined, undefined, "color=blue%20black%20brown",
     "color=R%20100%20G%20200%20B%20150"},
    {"query", "pipeDelimited", false, undefined, undefined, "color=blue|black|brown",
     "color=R|100|G|200|B|150"},
    {"query", "deepObject", true, undefined, undefined, undefined,
     "color[R]=100&color[G]=200&color[B]=150"},
};

/// What is told of a text where `schema` is declared.
std::string styled(const Row& row, const char* schema, const std::string& text) {
  const auto parameter = color_in(row.in, schema, {{"style", row.style}, {"explode", row.explode}});
  const std::string in = row.in;
  if (in == "path") return told(json::array({parameter}), "/things/" + text);
  if (in == "query") return told(json::array({parameter}), "/things?" + text);
  const auto* const header = in == "cookie" ? "Cookie" : "color";
  return told(json::array({parameter}), "/things", {{header, text}});
}

/// Holds a text to a schema of this one value and then to one that it breaks.
void expect_read(const Row& row, const char* text, const std::string& schema,
                 const std::string& other) {
  if (text == undefined) return;
  SCOPED_TRACE(std::string(row.in) + " " + row.style + (row.explode ? " exploded: " : ": ") + text);
  EXPECT_EQ(styled(row, schema.c_str(), text), "");
  EXPECT_NE(styled(row, other.c_str(), text), "") << other;
}

TEST(ParameterStyle, ReadsTheStyleExamples) {
  for (const auto& row : rows) {
    expect_read(row, row.empty, R"({"type": "string", "maxLength": 0})",
                R"({"type": "string", "minLength": 1})");
    expect_read(row, row.string, R"({"type": "string", "enum": ["blue"]})",
                R"({"type": "string", "enum": ["black"]})");
    expect_read(row, row.array, R"({"type": "array", "items": {"type": "string"},
                                    "enum": [["blue", "black", "brown"]]})",
                R"({"type": "array", "items": {"type": "string"}, "maxItems": 2})");
    const std::string rgb = R"({"type": "object", "properties": {"R": {"type": "integer"},
        "G": {"type": "number"}, "B": {"type": "string"}}, "additionalProperties": false, )";
    expect_read(row, row.object, rgb + R"("enum": [{"R": 100, "G": 200, "B": "150"}]})",
                rgb + R"("enum": [{"R": 100, "G": 200, "B": 150}]})");
  }
}

TEST(ParameterStyle, AnEscapedSeparatorIsData) {
  const char* const two =
      R"({"type": "array", "items": {"type": "string"}, "enum": [["a,b", "c"]]})";
  const Row form{"query", "form", false, "", "", "", ""};
  EXPECT_EQ(styled(form, two, "color=a%2Cb,c"), "");
  EXPECT_EQ(styled({"path", "simple", false, "", "", "", ""}, two, "a%2cb,c"), "");
  EXPECT_EQ(styled({"path", "matrix", false, "", "", "", ""}, two, ";c%6Flor=a%2Cb,c"), "");
  EXPECT_EQ(styled({"path", "label", true, "", "", "", ""}, two, ".a,b.c"), "");
  const char* const pipe =
      R"({"type": "array", "items": {"type": "string"}, "enum": [["a|b", "c"]]})";
  EXPECT_EQ(styled({"query", "pipeDelimited", false, "", "", "", ""}, pipe, "color=a%7Cb|c"), "");
}

TEST(ParameterStyle, ASeparatorThatHasToBeEscapedMayBe) {
  const char* const two = R"({"type": "array", "items": {"type": "string"}, "enum": [["a", "b"]]})";
  EXPECT_EQ(styled({"query", "pipeDelimited", false, "", "", "", ""}, two, "color=a%7Cb"), "");
  EXPECT_EQ(styled({"query", "spaceDelimited", false, "", "", "", ""}, two, "color=a+b"), "");
  const char* const deep = R"({"type": "object", "enum": [{"a": "b"}]})";
  EXPECT_EQ(styled({"query", "deepObject", true, "", "", "", ""}, deep, "color%5Ba%5D=b"), "");
}

TEST(ParameterStyle, AnUnexplodedLabelMayHaveCommas) {
  const char* const two = R"({"type": "array", "items": {"type": "number"}, "enum": [[1.5, 2]]})";
  EXPECT_EQ(styled({"path", "label", false, "", "", "", ""}, two, ".1.5,2"), "");
}

TEST(ParameterStyle, ADotMayBePartOfANumberInALabel) {
  const char* const object =
      R"({"type": "object", "properties": {"R": {"type": "number"}}, "enum": [{"R": 1.5, "G": "2"}]})";
  EXPECT_EQ(styled({"path", "label", true, "", "", "", ""}, object, ".R=1.5.G=2"), "");
}

TEST(ParameterStyle, TextWithoutItsStyleIsRefused) {
  const char* const text = R"({"type": "string"})";
  const char* const object = R"({"type": "object"})";
  EXPECT_EQ(styled({"path", "label", false, "", "", "", ""}, text, "blue"),
            "request.path.schema /color: a text of style label; got \"blue\"");
  EXPECT_EQ(styled({"path", "matrix", false, "", "", "", ""}, text, ";colour=blue"),
            "request.path.schema /color: a text of style matrix; got \";colour=blue\"");
  EXPECT_EQ(styled({"path", "matrix", true, "", "", "", ""},
                   R"({"type": "array", "items": {"type": "string"}})", ";color=a;colour=b"),
            "request.path.schema /color: a text of style matrix; got \";color=a;colour=b\"");
  EXPECT_EQ(styled({"query", "form", false, "", "", "", ""}, object, "color=R,100,G"),
            "request.query.schema /color: a text of style form; got \"R,100,G\"");
  EXPECT_EQ(styled({"header", "simple", true, "", "", "", ""}, object, "R=100,G"),
            "request.header.schema /color: a text of style simple; got \"R=100,G\"");
  EXPECT_EQ(styled({"query", "deepObject", true, "", "", "", ""}, object, "color=R"),
            "request.query.schema /color: color[member]=value; got color=R");
}

TEST(ParameterStyle, WhatIsNotDefinedIsUncheckedByName) {
  EXPECT_EQ(styled({"query", "spaceDelimited", true, "", "", "", ""},
                   R"({"type": "array", "items": {}})", "color=a"),
            "request.query.style: color is not read: spaceDelimited with explode is not defined");
  EXPECT_EQ(styled({"query", "form", true, "", "", "", ""},
                   R"({"type": "array", "items": {"type": "array", "items": {}}})", "color=a"),
            "request.query.style: color is not read: lists of lists or objects are not defined in "
            "style form");
  EXPECT_EQ(styled({"path", "simple", false, "", "", "", ""},
                   R"({"type": "object", "properties": {"a": {"type": "object"}}})", "a,b"),
            "request.path.style: color is not read: its member a is a list or an object, which is "
            "not defined in style simple");
  EXPECT_EQ(styled({"query", "deepObject", true, "", "", "", ""}, R"({"type": "object"})",
                   "color[a][b]=1"),
            "request.query.style: color is not read: [a][b] is not defined in style deepObject");
  EXPECT_EQ(
      styled({"query", "deepObject", true, "", "", "", ""}, R"({"type": "object"})", "color[]=1"),
      "request.query.style: color is not read: [] is not defined in style deepObject");
}

TEST(ParameterStyle, WhatIsNotDefinedIsNoted) {
  const auto parameter = color_in("query", R"({"type": "array", "items": {}})",
                                  {{"style", "pipeDelimited"}, {"explode", true}});
  const kizen::Checker checker(kizen_test::contract_with(json::array({parameter})));
  ASSERT_EQ(checker.notes().size(), 1U);
  EXPECT_NE(checker.notes()[0].find("color is not checked: pipeDelimited with explode is not "
                                    "defined"),
            std::string::npos)
      << checker.notes()[0];
}

}  // namespace
