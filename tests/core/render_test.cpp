#include <gtest/gtest.h>

#include <kizen/core/render.hpp>
#include <string>

namespace {

using kizen::JsonPointer;

kizen::Report search() { return {"records_search_create", "POST /api/records/deals/search", 200}; }

kizen::Violation broken(const std::string& rule, const JsonPointer& instance = {}) {
  return {rule, "type", instance, {"a.json", JsonPointer() / "x"}, "an integer", "\"1\"", ""};
}

/// The line that says where in which message.
std::string place(const std::string& rule, const JsonPointer& instance = {}) {
  const auto text = kizen::render(broken(rule, instance), search());
  const auto begin = text.find("   at  ") + 7;
  return text.substr(begin, text.find('\n', begin) - begin);
}

TEST(Render, HasAFixedShape) {
  EXPECT_EQ(kizen::render(broken("response.body.schema", JsonPointer() / "count"), search()),
            "response.body.schema: type\n"
            "  --> a.json  #/x\n"
            "   at  /count of the 200 response to POST /api/records/deals/search\n"
            "  expected  an integer\n"
            "  actual    \"1\"\n");
}

TEST(Render, KeywordAndNoteStandOnlyWhereThereAreSome) {
  auto violation = broken("response.status.undeclared");
  violation.keyword = "";
  violation.note = "look here";
  EXPECT_EQ(kizen::render(violation, search()),
            "response.status.undeclared\n"
            "  --> a.json  #/x\n"
            "   at  the 200 response to POST /api/records/deals/search\n"
            "  expected  an integer\n"
            "  actual    \"1\"\n"
            "  note      look here\n");
}

TEST(Render, TheRuleNamesThePartOfTheRequest) {
  const std::string request = "POST /api/records/deals/search";
  EXPECT_EQ(place("request.body.schema"), "the body of " + request);
  EXPECT_EQ(place("request.query.schema", JsonPointer() / "page"),
            "/page of the query of " + request);
  EXPECT_EQ(place("request.path.schema"), "the path of " + request);
  EXPECT_EQ(place("request.content_type.missing"), "the headers of " + request);
  EXPECT_EQ(place("request.security.missing"), "the headers of " + request);
  EXPECT_EQ(place("request.method.undeclared"), request);
}

TEST(Render, AReportSaysVerdictRequestAndEveryFinding) {
  auto report = search();
  report.violations = {broken("response.body.schema")};
  report.waived = {{"D6", broken("request.body.schema")}};
  report.unchecked = {{"response.body.too_deep", "600 levels"}, {"response.body.no_schema"}};
  EXPECT_EQ(testing::PrintToString(report),
            "violates: POST /api/records/deals/search -> 200\n"
            "response.body.schema: type\n"
            "  --> a.json  #/x\n"
            "   at  the 200 response to POST /api/records/deals/search\n"
            "  expected  an integer\n"
            "  actual    \"1\"\n"
            "waived (D6): request.body.schema: type at '': expected an integer, actual \"1\"\n"
            "unchecked: response.body.too_deep: 600 levels\n"
            "unchecked: response.body.no_schema\n");
}

TEST(Render, AReportAboutNothingSaysSo) {
  EXPECT_EQ(testing::PrintToString(kizen::Report()), "conforms: a message\n");
}

TEST(Render, KeepsControlCharactersOffTheTerminal) {
  kizen::Report report{"op", "GET /a", 200};
  kizen::Violation violation;
  violation.rule = "response.body.schema";
  violation.instance = kizen::JsonPointer() / std::string("\x1b[31m\n", 6);
  violation.expected = "a member \"\x7f\"";
  violation.actual = std::string("\0", 1);
  const auto text = render(violation, report);
  EXPECT_NE(text.find("/\\u001b[31m\\u000a of the 200 response"), std::string::npos) << text;
  EXPECT_NE(text.find("a member \"\\u007f\""), std::string::npos) << text;
  EXPECT_NE(text.find("actual    \\u0000\n"), std::string::npos) << text;
  EXPECT_EQ(testing::PrintToString(violation).find('\x1b'), std::string::npos);
}

}  // namespace
