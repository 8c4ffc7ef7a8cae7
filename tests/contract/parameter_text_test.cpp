#include <kizen/contract/parameter_text.hpp>

// clang-format off
#include <kizen/contract.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>

namespace {

using kizen::json;
using kizen::Parameter;
using kizen::ParameterPlace;
using kizen::ParameterStyle;

Parameter color(ParameterPlace place, ParameterStyle style, bool explode) {
  Parameter parameter{"color", place};
  parameter.style = style;
  parameter.explode = explode;
  return parameter;
}

/// The text, or `!` and the problem.
std::string text(const Parameter& parameter, const json& value) {
  const auto written = kizen::parameter_text(parameter, value);
  return written.problem.empty() ? written.text : "!" + written.problem;
}

struct Row {
  ParameterPlace place;
  ParameterStyle style;
  bool explode;
  const char* empty;
  const char* string;
  const char* array;
  const char* object;
};

/// OpenAPI 3.0.3, Style Examples; members in the order of their names.
const Row rows[] = {
    {ParameterPlace::Path, ParameterStyle::Matrix, false, ";color", ";color=blue",
     ";color=blue,black,brown", ";color=B,150,G,200,R,100"},
    {ParameterPlace::Path, ParameterStyle::Matrix, true, ";color", ";color=blue",
     ";color=blue;color=black;color=brown", ";B=150;G=200;R=100"},
    {ParameterPlace::Path, ParameterStyle::Label, false, ".", ".blue", ".blue.black.brown",
     ".B.150.G.200.R.100"},
    {ParameterPlace::Path, ParameterStyle::Label, true, ".", ".blue", ".blue.black.brown",
     ".B=150.G=200.R=100"},
    {ParameterPlace::Query, ParameterStyle::Form, false, "color=", "color=blue",
     "color=blue,black,brown", "color=B,150,G,200,R,100"},
    {ParameterPlace::Query, ParameterStyle::Form, true, "color=", "color=blue",
     "color=blue&color=black&color=brown", "B=150&G=200&R=100"},
    {ParameterPlace::Cookie, ParameterStyle::Form, true, "color=", "color=blue",
     "color=blue; color=black; color=brown", "B=150; G=200; R=100"},
    {ParameterPlace::Path, ParameterStyle::Simple, false, "", "blue", "blue,black,brown",
     "B,150,G,200,R,100"},
    {ParameterPlace::Header, ParameterStyle::Simple, true, "", "blue", "blue,black,brown",
     "B=150,G=200,R=100"},
    {ParameterPlace::Query, ParameterStyle::SpaceDelimited, false,
     "!style spaceDelimited has no text for it", "!style spaceDelimited has no text for it",
     "color=blue%20black%20brown", "color=B%20150%20G%20200%20R%20100"},
    {ParameterPlace::Query, ParameterStyle::PipeDelimited, false,
     "!style pipeDelimited has no text for it", "!style pipeDelimited has no text for it",
     "color=blue%7Cblack%7Cbrown", "color=B%7C150%7CG%7C200%7CR%7C100"},
    {ParameterPlace::Query, ParameterStyle::DeepObject, true,
     "!style deepObject has no text for it", "!style deepObject has no text for it",
     "!a list has no text in style deepObject",
     "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100"},
};

TEST(ParameterText, IsThatOfTheStyleExamples) {
  for (const auto& row : rows) {
    const auto parameter = color(row.place, row.style, row.explode);
    SCOPED_TRACE(std::string(to_string(row.style)) + (row.explode ? " exploded" : ""));
    EXPECT_EQ(text(parameter, ""), row.empty);
    EXPECT_EQ(text(parameter, "blue"), row.string);
    EXPECT_EQ(text(parameter, {"blue", "black", "brown"}), row.array);
    EXPECT_EQ(text(parameter, {{"R", 100}, {"G", 200}, {"B", 150}}), row.object);
  }
}

TEST(ParameterText, EscapesWhatItsStyleSeparatesBy) {
  const auto label = color(ParameterPlace::Path, ParameterStyle::Label, false);
  EXPECT_EQ(text(label, {1.5, "a,b"}), ".1%2E5.a%2Cb");
  const auto form = color(ParameterPlace::Query, ParameterStyle::Form, false);
  EXPECT_EQ(text(form, {"a,b", "c&d=e"}), "color=a%2Cb,c%26d%3De");
  const auto matrix = color(ParameterPlace::Path, ParameterStyle::Matrix, true);
  EXPECT_EQ(text(matrix, {"a;b", "="}), ";color=a%3Bb;color=%3D");
}

TEST(ParameterText, KeepsReservedCharactersThatNobodyTakesForSeparators) {
  auto form = color(ParameterPlace::Query, ParameterStyle::Form, true);
  EXPECT_EQ(text(form, "a/b?c:@!$'()*;"), "color=a%2Fb%3Fc%3A%40%21%24%27%28%29%2A%3B");
  form.allow_reserved = true;
  EXPECT_EQ(text(form, "a/b?c:@!$'()*;"), "color=a/b?c:@!$'()*;");
  EXPECT_EQ(text(form, "&=+#[]%, "), "color=%26%3D%2B%23%5B%5D%25%2C%20");
}

TEST(ParameterText, LeavesNothingOfEmptyListsAndObjects) {
  for (const auto& empty : {json::array(), json::object()}) {
    EXPECT_EQ(text(color(ParameterPlace::Query, ParameterStyle::Form, false), empty), "");
    EXPECT_EQ(text(color(ParameterPlace::Header, ParameterStyle::Simple, false), empty), "");
  }
  EXPECT_EQ(text(color(ParameterPlace::Path, ParameterStyle::Simple, false), json::array()),
            "!an empty list has no text in a path");
  EXPECT_EQ(text(color(ParameterPlace::Path, ParameterStyle::Label, false), json::object()),
            "!an empty object has no text in a path");
}

TEST(ParameterText, WritesContentAsItsMediaTypeHasIt) {
  Parameter filter{"filter", ParameterPlace::Query};
  filter.content = kizen::MediaType::parse("application/json");
  EXPECT_EQ(text(filter, {{"a", {1}}}), "filter=%7B%22a%22%3A%5B1%5D%7D");
  EXPECT_EQ(text(filter, "a"), "filter=%22a%22");
  filter.content = kizen::MediaType::parse("text/plain");
  EXPECT_EQ(text(filter, "a"), "filter=a");
  filter.place = ParameterPlace::Path;
  EXPECT_EQ(text(filter, "a"), "a");
}

TEST(ParameterText, IsAProblemWhereTheStyleHasNone) {
  const auto form = color(ParameterPlace::Query, ParameterStyle::Form, true);
  EXPECT_EQ(text(form, {{1}, {2}}), "!a list within a list has no text");
  EXPECT_EQ(text(form, {{"a", {{"b", 1}}}}), "!an object within an object has no text");
  EXPECT_EQ(text(form, {{"", 1}}), "!the member '' has no text of its own");
  EXPECT_EQ(text(color(ParameterPlace::Query, ParameterStyle::SpaceDelimited, false), {"a b", "c"}),
            "!a text with a space has no text in style spaceDelimited");
  EXPECT_EQ(text(color(ParameterPlace::Query, ParameterStyle::PipeDelimited, false), {"a|b", "c"}),
            "!a text with a pipe has no text in style pipeDelimited");
  EXPECT_EQ(text(color(ParameterPlace::Header, ParameterStyle::Simple, false), {"a,b", "c"}),
            "!a text with a comma has no text in a header");
  EXPECT_EQ(text(color(ParameterPlace::Header, ParameterStyle::Simple, false), {" a", "c"}),
            "!a text with outer space has none in a header");
  EXPECT_EQ(text(color(ParameterPlace::Query, ParameterStyle::DeepObject, true), {{"a][b", 1}}),
            "!the member 'a][b' has no text in style deepObject");
}

}  // namespace
