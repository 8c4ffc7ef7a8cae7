#include <kizen/contract/router.hpp>

// clang-format off
#include <kizen/contract.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>

namespace {

using kizen::NoRoute;
using kizen::Route;
using kizen::Router;
using testing::ElementsAre;
using testing::Pair;

constexpr char deal[] = "0b5e3a52-6a1c-4c8e-9d70-000000000001";
constexpr char field[] = "0b5e3a52-6a1c-4c8e-9d70-000000000002";

/// Two templates of one length that only the form of an id tells apart from literal segments.
kizen::Contract deals() {
  return kizen::Contract::parse(R"({"openapi": "3.0.3", "paths": {
    "/api/{id}/values/{field}": {
      "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"format": "uuid"}},
                     {"name": "field", "in": "path", "required": true, "schema": {"format": "uuid"}}],
      "get": {"operationId": "values", "responses": {"204": {}}}},
    "/api/{object}/{id}": {
      "parameters": [{"name": "object", "in": "path", "required": true, "schema": {}},
                     {"name": "id", "in": "path", "required": true, "schema": {"pattern": "-"}}],
      "get": {"operationId": "get", "responses": {"204": {}}},
      "delete": {"operationId": "delete", "responses": {"204": {}}}},
    "/api/{object}/lookup": {
      "parameters": [{"name": "object", "in": "path", "required": true, "schema": {}}],
      "get": {"operationId": "lookup", "responses": {"204": {}}}},
    "/api/{object}/{section}/{part}": {
      "parameters": [{"name": "object", "in": "path", "required": true, "schema": {}},
                     {"name": "section", "in": "path", "required": true, "schema": {}},
                     {"name": "part", "in": "path", "required": true, "schema": {}}],
      "get": {"operationId": "part", "responses": {"204": {}}}},
    "/files/v{version}.json": {
      "parameters": [{"name": "version", "in": "path", "required": true, "schema": {}}],
      "get": {"operationId": "file", "responses": {"204": {}}}},
    "/files/a%20b": {"get": {"operationId": "blank", "responses": {"204": {}}}}}})",
                                "deals.json");
}

/// Takes 36 characters for an identifier, and anything else for anything else.
bool accepts(const kizen::Operation&, const kizen::Parameter& parameter, std::string_view value) {
  return !parameter.is_identifier || value.size() == 36;
}

std::variant<Route, NoRoute> route(const std::string& method, const std::string& target) {
  static const Router router(deals(), accepts);
  return router.route(method, target);
}

std::string reached(const std::string& method, const std::string& target) {
  const auto found = route(method, target);
  const auto* way = std::get_if<Route>(&found);
  return way == nullptr ? "nothing" : way->operation->id;
}

NoRoute none(const std::string& method, const std::string& target) {
  const auto found = route(method, target);
  const auto* no_way = std::get_if<NoRoute>(&found);
  EXPECT_NE(no_way, nullptr) << target;
  return no_way == nullptr ? NoRoute{NoRoute::Reason::Path} : *no_way;
}

std::string path_value(const std::string& target) {
  const auto found = route("GET", target);
  const auto* way = std::get_if<Route>(&found);
  return way == nullptr ? "nothing" : way->path_values.front().second;
}

const std::string values_path = std::string("/api/") + deal + "/values/" + field;

TEST(Router, AConcreteSegmentBeatsATemplatedOne) {
  EXPECT_EQ(reached("GET", "/api/deals/lookup"), "lookup");
  const Router router(deals());
  const auto found = router.route("GET", "/api/deals/lookup");
  ASSERT_TRUE(std::holds_alternative<Route>(found));
  EXPECT_EQ(std::get<Route>(found).operation->id, "lookup");
}

TEST(Router, AcceptsDecides) {
  EXPECT_EQ(reached("GET", std::string("/api/deals/") + deal), "get");
  EXPECT_EQ(reached("GET", "/api/deals/7"), "nothing");
}

TEST(Router, TheTwoTemplatePathIsToldApart) {
  EXPECT_EQ(reached("GET", values_path), "values");
  EXPECT_EQ(reached("GET", std::string("/api/deals/values/") + field), "part");
  EXPECT_EQ(reached("GET", std::string("/api/") + deal + "/values/7"), "part");
}

TEST(Router, GivesPathValuesInOrder) {
  const auto found = route("GET", values_path);
  EXPECT_THAT(std::get<Route>(found).path_values,
              ElementsAre(Pair("id", deal), Pair("field", field)));
}

TEST(Router, TheQueryIsLeftAside) {
  EXPECT_EQ(reached("GET", "/api/deals/lookup?a=/b/c"), "lookup");
  EXPECT_EQ(reached("GET", "/api/deals/lookup?a=%zz"), "lookup");
}

TEST(Router, PercentEncodingIsDecodedOnce) {
  EXPECT_EQ(path_value("/api/a%20b/lookup"), "a b");
  EXPECT_EQ(path_value("/api/a%252Fb/lookup"), "a%2Fb");
  EXPECT_EQ(path_value("/api/a+b/lookup"), "a+b");
  EXPECT_EQ(path_value("/api/K%C3%B6ln/lookup"), "K\xc3\xb6ln");
  EXPECT_EQ(reached("GET", "/api/deals/l%6Fokup"), "lookup");
  EXPECT_EQ(reached("GET", "/files/a%20b"), "blank");
}

TEST(Router, GivesPathTextsAsTheyWereSent) {
  const auto sent = [](const std::string& target) {
    return std::get<Route>(route("GET", target)).path_texts;
  };
  EXPECT_THAT(sent("/api/a%2Cb,c/lookup?q=1"), ElementsAre(Pair("object", "a%2Cb,c")));
  EXPECT_THAT(sent("/files/v1%2e2.json"), ElementsAre(Pair("version", "1%2e2")));
  EXPECT_THAT(sent("/files/%76%31%2Ejso%6e"), ElementsAre(Pair("version", "%31")));
  EXPECT_THAT(sent("/files/v%25.json#f"), ElementsAre(Pair("version", "%25")));
}

TEST(Router, AnEncodedSlashStaysWithinItsSegment) {
  EXPECT_EQ(reached("GET", "/api/a%2Fb/lookup"), "lookup");
  EXPECT_EQ(path_value("/api/a%2fb/lookup"), "a/b");
}

TEST(Router, AMalformedEscapeIsNoRoute) {
  for (const char* const path : {"/api/%zz/lookup", "/api/%4/lookup", "/api/deals/lookup%"}) {
    EXPECT_EQ(none("GET", path).reason, NoRoute::Reason::Encoding) << path;
  }
}

TEST(Router, ATrailingSlashIsNoRoute) {
  EXPECT_EQ(none("GET", "/api/deals/lookup/").reason, NoRoute::Reason::Path);
  EXPECT_EQ(none("GET", values_path + "/").reason, NoRoute::Reason::Path);
}

TEST(Router, AnEmptySegmentFitsNothing) {
  EXPECT_EQ(none("GET", "/api//lookup").reason, NoRoute::Reason::Path);
  EXPECT_EQ(none("GET", "//api/deals/lookup").reason, NoRoute::Reason::Path);
}

TEST(Router, ATargetWithoutLeadingSlashIsNoRoute) {
  for (const char* const target : {"", "/", "*", "api/deals/lookup"}) {
    EXPECT_EQ(none("GET", target).reason, NoRoute::Reason::Path) << target;
  }
}

TEST(Router, SegmentsAreComparedWithCase) {
  EXPECT_EQ(reached("GET", "/API/deals/lookup"), "nothing");
  EXPECT_EQ(reached("GET", std::string("/api/deals/LOOKUP")), "nothing");
}

TEST(Router, AnotherMethodNamesThoseAllowed) {
  const auto wrong = none("PUT", std::string("/api/deals/") + deal);
  EXPECT_EQ(wrong.reason, NoRoute::Reason::Method);
  EXPECT_THAT(wrong.allowed, ElementsAre("GET", "DELETE"));
  EXPECT_EQ(wrong.nearest, "/api/{object}/{id}");
}

TEST(Router, HeadIsAMethodOfItsOwn) {
  const auto wrong = none("HEAD", "/api/deals/lookup");
  EXPECT_EQ(wrong.reason, NoRoute::Reason::Method);
  EXPECT_THAT(wrong.allowed, ElementsAre("GET"));
  EXPECT_EQ(reached("get", "/api/deals/lookup"), "nothing");
}

TEST(Router, SaysWhichParameterRefusedItsValue) {
  const auto refused = none("GET", "/api/deals/7");
  EXPECT_EQ(refused.reason, NoRoute::Reason::Path);
  EXPECT_EQ(refused.nearest, "/api/{object}/{id}");
  EXPECT_EQ(refused.detail, "id does not take that value");
}

TEST(Router, AParameterMayStandBetweenLiterals) {
  EXPECT_EQ(path_value("/files/v1.2.json"), "1.2");
  EXPECT_EQ(reached("GET", "/files/v.json"), "nothing");
}

TEST(Route, ReadsAsMethodAndPathWithIdsLeftAsNames) {
  const auto text = [](const std::string& target) {
    return std::get<Route>(route("GET", target)).to_string();
  };
  EXPECT_EQ(text(std::string("/api/deals/") + deal), "GET /api/deals/{id}");
  EXPECT_EQ(text("/api/a%2Fb/lookup?q=1"), "GET /api/a%2Fb/lookup");
  EXPECT_EQ(text("/files/v7.json"), "GET /files/v7.json");
}

TEST(Route, PrintsItsOperation) {
  EXPECT_EQ(testing::PrintToString(std::get<Route>(route("GET", "/api/deals/lookup"))), "lookup");
}

TEST(NoRoute, PrintsItsReason) {
  EXPECT_EQ(testing::PrintToString(none("GET", "/elsewhere")), "no route: path");
  EXPECT_EQ(testing::PrintToString(none("GET", "/api/deals/7")),
            "no route: path: id does not take that value");
  EXPECT_EQ(testing::PrintToString(none("PUT", "/api/deals/lookup")), "no route: method");
  EXPECT_EQ(testing::PrintToString(none("GET", "/%zz")), "no route: encoding");
}

}  // namespace
