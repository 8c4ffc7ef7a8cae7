#include <gtest/gtest.h>

#include <string>

#include "kizen/check.hpp"
#include "support/parameter_bench.hpp"

namespace {

using kizen::json;

/// What is told of a response to `get` or `head` whose header `X-Range` is declared so.
std::string headed(const char* header, const kizen::Headers& sent, const char* method = "get",
                   const char* name = "X-Range") {
  const json document = {
      {"openapi", "3.0.3"},
      {"paths",
       {{"/a",
         {{method,
           {{"operationId", "get"},
            {"responses", {{"200", {{"headers", {{name, json::parse(header)}}}}}}}}}}}}}};
  const kizen::Checker checker(kizen::Contract::parse(document.dump(), "a.json"));
  const auto& operation = checker.contract().operations().front();
  return kizen_test::told(checker.check_response(operation, {200, sent}));
}

constexpr char integers_header[] =
    R"({"required": true, "schema": {"type": "array", "items": {"type": "integer"}}})";

TEST(CheckResponseHeaders, RequiredOnesAreThere) {
  EXPECT_EQ(headed(integers_header, {}),
            "response.header.missing /X-Range: the header X-Range; got no such header");
  EXPECT_EQ(headed(integers_header, {}, "head"),
            "response.header.missing /X-Range: the header X-Range; got no such header");
  EXPECT_EQ(headed(R"({"schema": {"type": "integer"}})", {}), "");
}

TEST(CheckResponseHeaders, AreReadByTheirStyle) {
  EXPECT_EQ(headed(integers_header, {{"x-range", "1, 2"}}), "");
  EXPECT_EQ(headed(integers_header, {{"x-range", "1, b"}}),
            "response.header.schema /X-Range/1: an integer; got \"b\"");
  EXPECT_EQ(headed(R"({"explode": true, "schema": {"type": "object", "properties":
                       {"from": {"type": "integer"}}}})",
                   {{"x-range", "from=one"}}),
            "response.header.schema /X-Range/from: an integer; got \"one\"");
}

TEST(CheckResponseHeaders, AreJoinedWhereTheyStandTwice) {
  EXPECT_EQ(headed(integers_header, {{"x-range", "1"}, {"X-RANGE", "2"}}), "");
  EXPECT_EQ(headed(R"({"schema": {"type": "integer"}})", {{"x-range", "1"}, {"x-range", "2"}}),
            "response.header.schema /X-Range: an integer; got \"1, 2\"");
}

TEST(CheckResponseHeaders, ASetCookieStandsForItself) {
  const char* const header = R"({"schema": {"type": "string", "pattern": "^a=[0-9]$"}})";
  EXPECT_EQ(headed(header, {{"Set-Cookie", "a=1"}, {"set-cookie", "a=2"}}, "get", "Set-Cookie"),
            "");
  EXPECT_EQ(headed(header, {{"Set-Cookie", "a=1"}, {"set-cookie", "b=2"}}, "get", "Set-Cookie"),
            "response.header.schema /Set-Cookie: a string that matches ^a=[0-9]$; got \"b=2\"");
}

TEST(CheckResponseHeaders, MayHaveContent) {
  const char* const header = R"({"content": {"application/json": {"schema": {"type": "object"}}}})";
  EXPECT_EQ(headed(header, {{"X-Range", "{\"a\": 1}"}}), "");
  EXPECT_EQ(headed(header, {{"X-Range", "[1]"}}),
            "response.header.schema /X-Range: an object; got [1]");
}

TEST(CheckResponseHeaders, MembersThatOnlyRequestsHoldMustNotBeThere) {
  const char* const header = R"({"schema": {"type": "object", "properties":
      {"secret": {"type": "string", "writeOnly": true}}}})";
  EXPECT_NE(headed(header, {{"X-Range", "secret,s"}}), "");
  EXPECT_EQ(headed(header, {{"X-Range", "other,s"}}), "");
}

}  // namespace
