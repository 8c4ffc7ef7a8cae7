#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/recordings.hpp"

namespace {

using Lines = std::vector<std::string>;

/// What is read of a line whose request has these members besides its method.
std::string line_of(const std::string& request) {
  const auto line = kizen_test::read_one(R"({"request": {"method": "GET", )" + request +
                                         R"(}, "response": {"status": 204}})");
  return line.substr(0, line.find(" | -> 204"));
}

TEST(ExchangesByLine, StandEachOnALineOfItsOwn) {
  EXPECT_EQ(
      kizen_test::read_recording(
          "\n{\"request\": {\"method\": \"GET\", \"target\": \"/a\", \"headers\": {}}}\r\n  \n"
          "\t{\"request\": {\"method\": \"PUT\", \"target\": \"/b\", \"headers\": {}}, "
          "\"response\": null} \n\n"
          "{\"comment\": \"last\", \"request\": {\"method\": \"HEAD\", \"target\": \"*\", "
          "\"headers\": {}}}"),
      (Lines{"#1 GET  /a | recording.response_missing: no answer is recorded",
             "#2 PUT  /b | recording.response_missing: no answer is recorded",
             "#3 HEAD  * | recording.response_missing: no answer is recorded"}));
}

TEST(ExchangesByLine, HaveTheirLineForAPlace) {
  std::istringstream in(
      "\n{\"request\": {\"method\": \"GET\", \"target\": \"/a\", \"headers\": {}}}");
  auto recording = kizen::Recording::open(in, "a.ndjson");
  EXPECT_EQ(recording.next()->place.to_string(), "a.ndjson:2:1");
}

TEST(ExchangesByLine, MayBringTheirNumber) {
  EXPECT_EQ(kizen_test::read_recording(
                "{\"request\": {\"method\": \"GET\", \"target\": \"/a\", \"headers\": {}}, "
                "\"number\": 41}\n"
                "{\"request\": {\"method\": \"GET\", \"target\": \"/a\", \"headers\": {}}}"),
            (Lines{"#41 GET  /a | recording.response_missing: no answer is recorded",
                   "#2 GET  /a | recording.response_missing: no answer is recorded"}));
}

TEST(ExchangesByLine, AreReadInFull) {
  EXPECT_EQ(
      kizen_test::read_one(
          R"({"request": {"method": "POST", "url": "https://u:p@A.example/b?c=%C3%A4#d", "headers": [["A", "1"], ["A", "2"]], "json": {"a": 1.0}}, "response": {"status": 201, "headers": {"B": "3", "C": ["4", "5"], "Content-Encoding": "gzip", ":status": "201"}, "body": "{}"}})"),
      "#1 POST https://a.example /b?c=%C3%A4 | A: 1 | A: 2 | {\"a\": 1.0} | -> 201 | B: 3 | C: 4 | "
      "C: 5 | {}");
}

TEST(ExchangesByLine, HaveATargetOrAUrl) {
  EXPECT_EQ(line_of(R"("target": "/a?b#c")"), "#1 GET  /a?b");
  EXPECT_EQ(line_of(R"("url": "http://a.example:80")"), "#1 GET http://a.example /");
}

TEST(HeadersOfALine, MayBeUnknown) {
  for (const std::string headers : {"", R"(, "headers": null)"}) {
    EXPECT_EQ(kizen_test::read_one(R"({"request": {"method": "GET", "target": "/")" + headers +
                                   R"(}, "response": {"status": 204)" + headers + "}}"),
              "#1 GET  / | -> 204 | recording.request_headers_missing: they are not recorded | "
              "recording.response_headers_missing: they are not recorded");
  }
  EXPECT_EQ(
      kizen_test::read_one(
          R"({"request": {"method": "GET", "target": "/", "headers": {}}, "response": null})"),
      "#1 GET  / | recording.response_missing: no answer is recorded");
}

TEST(BodyOfALine, MayBeTextBytesOrJson) {
  EXPECT_EQ(line_of(R"("target": "/", "body": "\u00e4\u0000\ud83d\ude00")"),
            "#1 GET  / | ä" + std::string(1, '\0') + "😀");
  EXPECT_EQ(line_of(R"("target": "/", "base64": "AP+A")"),
            "#1 GET  / | " + std::string("\0\xFF\x80", 3));
  EXPECT_EQ(line_of(R"("target": "/", "json": [12345678901234567890.10e+5, "a\u0062\\"])"),
            R"(#1 GET  / | [12345678901234567890.10e+5, "a\u0062\\"])");
}

TEST(BodyOfALine, OfJsonIsTakenAsItIsWritten) {
  for (const std::string json :
       {"null", "true", "-0", "1E400", "1e1111111111", "\"\"", R"("\"\\")", R"("a\"b")", "[]", "{}",
        R"({"a": [1 ,2],"a":{ }})", "{\"json\": \"ä\"}"}) {
    EXPECT_EQ(line_of(R"("target": "/", "json":  )" + json + " "), "#1 GET  / | " + json);
  }
}

TEST(BodyOfALine, MayBeUnknown) {
  for (const std::string name : {"body", "base64"}) {
    EXPECT_EQ(
        kizen_test::read_one(R"({"request": {"method": "GET", "target": "/", "headers": [], ")" +
                             name + R"(": null}, "response": {"status": 200, "headers": [], ")" +
                             name + R"(": null}})"),
        "#1 GET  / | -> 200 | recording.request_body_missing: it is not recorded | "
        "recording.response_body_missing: it is not recorded");
  }
}

TEST(BodyOfALine, ThatIsStillCodedIsMissing) {
  EXPECT_EQ(
      kizen_test::read_one(
          R"({"request": {"method": "GET", "target": "/", "headers": []}, "response": {"status": 200, "headers": {"content-encoding": "gzip"}, "base64": "H4sIAA=="}})"),
      "#1 GET  / | -> 200 | recording.response_body_missing: it is recorded as it was coded");
}

}  // namespace
