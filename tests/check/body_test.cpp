#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kizen/check.hpp"

namespace {

kizen::Contract contract() {
  return kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Bodies", "version": "1"},
    "paths": {
      "/a": {
        "post": {
          "operationId": "send",
          "requestBody": {"content": {
            "application/json": {"schema": {"type": "array", "items": {"type": "integer"}}},
            "application/*+json": {},
            "application/x-www-form-urlencoded": {"schema": {"type": "object"}},
            "multipart/form-data": {"schema": {"type": "object"}},
            "application/octet-stream": {}}},
          "responses": {
            "200": {"description": "", "content": {
              "application/json": {"schema": {"type": "array", "items": {"type": "integer"}}},
              "application/vnd.b+json; version=2": {"schema": {"type": "string"}},
              "application/vnd.b+json": {"schema": {"type": "boolean"}},
              "image/*": {}}},
            "204": {"description": "", "content": {"application/json": {"schema": {}}}},
            "205": {"description": "", "content": {"application/json": {"schema": {}}}},
            "304": {"description": "", "content": {"application/json": {"schema": {}}}},
            "4XX": {"description": "", "content": {
              "application/problem+json": {"schema": {"type": "object"}}}},
            "404": {"description": ""}}
        },
        "head": {"operationId": "peek", "responses": {
          "200": {"description": "", "content": {"application/json": {"schema": {}}}},
          "204": {"description": "", "content": {"application/json": {"schema": {}}}},
          "404": {"description": ""}}}
      }
    }
  })",
                                "bodies.json");
}

const kizen::Checker& checker() {
  static const kizen::Checker one(contract());
  return one;
}

/// The rules that are broken, or else the reasons why it is unchecked, or else `conforms`.
std::string told_of(const kizen::Report& report) {
  std::vector<std::string> words;
  for (const auto& one : report.violations) words.push_back(one.rule);
  for (const auto& one : report.unchecked) words.push_back("unchecked " + one.reason);
  return words.empty() ? "conforms" : kizen::detail::joined(words, ", ");
}

struct BodyCase {
  int status;
  std::string type;  ///< empty: no Content-Type
  std::string body;
  std::string told;
};

const BodyCase response_cases[] = {
    {200, "application/json", "[1]", "conforms"},
    {200, "application/json;charset=UTF-8", "[1]", "conforms"},
    {200, "application/json; charset=\"utf-8\"; x=y", "[1]", "conforms"},
    {200, "application/json; charset=us-ascii", "[1]", "conforms"},
    {200, "application/json; charset=utf-16", "[1]", "unchecked response.body.charset"},
    {200, "application/json; charset=latin1", "[\"\xe4\"]", "unchecked response.body.charset"},
    {200, "application/json; charset", "[1]", "response.content_type.undeclared"},
    {200, "application/json; charset=\"utf-8\"; charset=latin1", "[1]",
     "response.content_type.undeclared"},
    {200, "application/json, text/html", "[1]", "response.content_type.undeclared"},
    {200, "text/json", "[1]", "response.content_type.undeclared"},
    {200, "", "[1]", "response.content_type.undeclared"},
    {200, "application/vnd.b+json", "true", "conforms"},
    {200, "application/vnd.b+json; version=2", "\"a\"", "conforms"},
    {200, "application/vnd.b+json; version=2", "true", "response.body.schema"},
    {200, "application/vnd.b+json; version=3", "true", "conforms"},
    {200, "image/png", "\x89PNG", "unchecked response.body.not_json"},
    {200, "application/json", "", "response.body.missing"},
    {200, "application/json", " \n", "response.body.json"},
    {200, "application/json", "[1", "response.body.json"},
    {200, "application/json", "[1][2]", "response.body.json"},
    {200, "application/json", "[1]\n[2]\n", "response.body.json"},
    {200, "application/json", "[1] trailing", "response.body.json"},
    {200, "application/json", "[NaN]", "response.body.json"},
    {200, "application/json", "\xEF\xBB\xBF[1]", "response.body.json"},
    {200, "application/json", "[\"\xff\"]", "response.body.json"},
    {200, "application/json", std::string("[1]\0", 4), "response.body.json"},
    {200, "application/json", R"([{"a": 1, "a": 2}])", "response.body.repeated"},
    {200, "application/json", R"([1, "2"])", "response.body.schema"},
    {200, "application/json", "[1e2]", "response.body.schema"},
    {204, "", "", "conforms"},
    {204, "application/json", "1", "response.body.undeclared"},
    {205, "", "", "conforms"},
    {205, "application/json", "1", "response.body.undeclared"},
    {304, "application/json", "", "conforms"},
    {304, "application/json", "1", "response.body.undeclared"},
    {404, "", "", "conforms"},
    {404, "application/problem+json", "{}", "response.body.undeclared"},
    {418, "application/problem+json", "{}", "conforms"},
    {418, "application/problem+json", "[]", "response.body.schema"},
    {500, "application/problem+json", "{}", "response.status.undeclared"},
    {301, "", "", "response.status.undeclared"},
};

TEST(ResponseBody, IsCheckedByStatusAndType) {
  const auto& send = *checker().contract().operation("send");
  for (const auto& one : response_cases) {
    kizen::Response response{one.status, {}, one.body};
    if (!one.type.empty()) response.headers.add("Content-Type", one.type);
    EXPECT_EQ(told_of(checker().check_response(send, response)), one.told)
        << one.status << ' ' << one.type << ' ' << one.body;
  }
}

TEST(ResponseBody, IsAskedForOneContentType) {
  const auto& send = *checker().contract().operation("send");
  const auto with = [&](const char* second) {
    return told_of(checker().check_response(
        send, {200, {{"Content-Type", "application/json"}, {"content-type", second}}, "[1]"}));
  };
  EXPECT_EQ(with("application/json"), "conforms");
  EXPECT_EQ(with("text/html"), "response.content_type.undeclared");
}

TEST(ResponseBody, MayBeAnnouncedWhereItIsNotRead) {
  const auto& send = *checker().contract().operation("send");
  struct Announced {
    int status;
    const char* header;
    const char* value;
    const char* actual;  ///< empty: it conforms
  };
  for (const Announced& one :
       {Announced{204, "Transfer-Encoding", "chunked", "chunked"},
        Announced{205, "transfer-encoding", "chunked", "chunked"},
        Announced{404, "Transfer-Encoding", "chunked", ""},
        Announced{304, "Transfer-Encoding", "chunked", ""},
        Announced{204, "Content-Length", "9", "9"}, Announced{205, "Content-Length", "0", ""},
        Announced{404, "Content-Length", "9", "9"}}) {
    const auto report = checker().check_response(send, {one.status, {{one.header, one.value}}});
    EXPECT_EQ(told_of(report), *one.actual == '\0' ? "conforms" : "response.body.undeclared")
        << one.status << one.header;
    const std::string name = one.header[0] == 'C' ? "Content-Length: " : "Transfer-Encoding: ";
    for (const auto& told : report.violations) EXPECT_EQ(told.actual, name + one.actual);
  }
}

TEST(ResponseBody, OfHeadHasATypeAllTheSame) {
  const auto& peek = *checker().contract().operation("peek");
  const auto with = [&](int status, const char* type) {
    return checker().check_response(peek, {status, {{"Content-Type", type}}});
  };
  EXPECT_EQ(told_of(with(200, "application/json; charset=utf-8")), "conforms");
  EXPECT_EQ(told_of(checker().check_response(peek, {200})), "conforms");
  EXPECT_EQ(told_of(with(204, "text/html")), "conforms");
  EXPECT_EQ(told_of(with(404, "text/html")), "conforms");
  const auto report = with(200, "text/html");
  EXPECT_EQ(told_of(report), "response.content_type.undeclared");
  EXPECT_EQ(report.violations.at(0).expected, "application/json");
  EXPECT_EQ(report.violations.at(0).actual, "\"text/html\"");
}

TEST(ResponseBody, OfHeadIsNone) {
  const auto& peek = *checker().contract().operation("peek");
  const kizen::Headers headers = {{"Content-Type", "application/json"}, {"Content-Length", "9"}};
  EXPECT_EQ(told_of(checker().check_response(peek, {200, headers})), "conforms");
  EXPECT_EQ(told_of(checker().check_response(peek, {200, headers, "1"})),
            "response.body.undeclared");
}

TEST(ResponseBody, AloneIsHeldToWhatIsDeclaredForJson) {
  const auto& send = *checker().contract().operation("send");
  const auto alone = [&](int status, const char* body) {
    return told_of(checker().check_response_body(send, status, body));
  };
  EXPECT_EQ(alone(200, "[1]"), "conforms");
  EXPECT_EQ(alone(418, "{}"), "conforms");
  EXPECT_EQ(alone(418, "[]"), "response.body.schema");
  EXPECT_EQ(alone(200, ""), "response.body.missing");
  EXPECT_EQ(alone(204, ""), "conforms");
  EXPECT_EQ(alone(204, "1"), "response.body.undeclared");
}

const BodyCase request_cases[] = {
    {0, "application/json", "[1]", "conforms"},
    {0, "", "", "conforms"},
    {0, "application/json", "[1]]", "request.body.json"},
    {0, "application/json", R"([{"a": 1, "a": 2}])", "request.body.repeated"},
    {0, "application/json; charset=ebcdic", "[1]", "unchecked request.body.charset"},
    {0, "application/x-www-form-urlencoded", "a=1", "unchecked request.body.form"},
    {0, "multipart/form-data; boundary=x", "--x--", "unchecked request.body.form"},
    {0, "application/octet-stream", "?", "unchecked request.body.not_json"},
    {0, "application/problem+json", "1", "request.content_type.undeclared"},
    {0, "multipart/mixed", "1", "request.content_type.undeclared"},
    {0, "", "[1]", "request.content_type.missing"},
};

TEST(RequestBody, IsCheckedByType) {
  const auto& send = *checker().contract().operation("send");
  for (const auto& one : request_cases) {
    kizen::Request request{"POST", "/a", {}, one.body};
    if (!one.type.empty()) request.headers.add("Content-Type", one.type);
    EXPECT_EQ(told_of(checker().check_request(send, request)), one.told) << one.type << one.body;
  }
}

TEST(Body, SaysWhereItIsNoJson) {
  const auto report =
      checker().check_response_body(*checker().contract().operation("send"), 200, "[1,\n 2,]");
  ASSERT_EQ(report.violations.size(), 1U);
  EXPECT_EQ(report.violations[0].actual, "nothing stands between ',' and ']' (line 2, column 4)");
}

TEST(Body, NamesEachRepeatedMember) {
  const auto report = checker().check_response_body(
      *checker().contract().operation("send"), 200,
      R"([0, {"b": {}, "a": {"x/y": [1, {"z": 1, "z": [2]}]}, "b": 3}])");
  ASSERT_EQ(report.violations.size(), 2U) << report;
  EXPECT_EQ(report.violations[0].instance.to_string(), "/1/a/x~1y/1/z");
  EXPECT_EQ(report.violations[0].expected, "one member of that name");
  EXPECT_EQ(report.violations[0].actual, "another one: [2]");
  EXPECT_EQ(report.violations[1].instance.to_string(), "/1/b");
}

}  // namespace
