#include <gtest/gtest.h>

#include <string>

#include "support/recordings.hpp"

namespace {

/// What comes behind the request line for a `response` with these members.
std::string response(const std::string& members, const std::string& method = "GET") {
  auto har = kizen_test::har_with("", members);
  har.replace(har.find("GET"), 3, method);
  const auto line = kizen_test::read_one(har);
  const auto arrow = line.find("-> ");
  return arrow == std::string::npos ? line : line.substr(arrow + 3);
}

/// What comes of a `request` with these members.
std::string request(const std::string& members) {
  const auto line = kizen_test::read_one(kizen_test::har_with(members, R"("status": 204)"));
  const std::string begin = "#1 GET https://a.example /b";
  EXPECT_EQ(line.substr(0, begin.size()), begin);
  return line.substr(begin.size());
}

const std::string no_body = "recording.response_body_missing: it is not recorded";

TEST(ResponseBody, IsMissingWhereASizeTellsOfOne) {
  EXPECT_EQ(response(R"("status": 200, "content": {"size": 5})"), "200 | " + no_body);
  EXPECT_EQ(response(R"("status": 200, "content": {"size": 5, "text": ""})"), "200 | " + no_body);
  EXPECT_EQ(response(R"("status": 200, "content": {"size": 0}, "bodySize": 5)"),
            "200 | " + no_body);
  EXPECT_EQ(response(R"("status": 200, "bodySize": 5)"), "200 | " + no_body);
}

TEST(ResponseBody, IsMissingWhereNothingTellsThatThereWasNone) {
  EXPECT_EQ(response(R"("status": 200)"), "200 | " + no_body);
  EXPECT_EQ(response(R"("status": 404, "content": {"size": -1}, "bodySize": -1)"),
            "404 | " + no_body);
}

TEST(ResponseBody, IsEmptyWhereSomethingTellsThatThereWasNone) {
  EXPECT_EQ(response(R"("status": 200, "content": {"size": 0})"), "200");
  EXPECT_EQ(response(R"("status": 200, "content": {"text": ""})"), "200");
  EXPECT_EQ(response(R"("status": 200, "bodySize": 0)"), "200");
  EXPECT_EQ(response(R"("status": 204)"), "204");
  EXPECT_EQ(response(R"("status": 205, "content": {"size": -1})"), "205");
}

TEST(ResponseBody, IsNeverThereForSomeMethodsAndStatuses) {
  const std::string content = R"(, "content": {"size": 2, "text": "{}"})";
  EXPECT_EQ(response(R"("status": 304)" + content), "304");
  EXPECT_EQ(response(R"("status": 103)" + content), "103");
  EXPECT_EQ(response(R"("status": 200)" + content, "HEAD"), "200");
  EXPECT_EQ(response(R"("status": 200)" + content, "CONNECT"), "200");
  EXPECT_EQ(response(R"("status": 204)" + content), "204 | {}");
}

TEST(ResponseBody, ThatIsStillCodedIsMissing) {
  const std::string gzip = R"({"name": "Content-Encoding", "value": "gzip"})";
  const auto read = [](const std::string& header, const std::string& text) {
    return kizen_test::read_one(kizen_test::har_of(
        R"({"request": {"method": "GET", "url": "/b", "headers": []}, "response": {"status": 200,
            "headers": [)" +
        header + R"(], "content": {"text": ")" + text + "\"}}}"));
  };
  EXPECT_EQ(
      read(gzip, "\\u001f\\ufffd"),
      "#1 GET  /b | -> 200 | recording.response_body_missing: it is recorded as it was coded");
  EXPECT_EQ(read("", "\\u001f\\ufffd"), "#1 GET  /b | -> 200 | \x1F\uFFFD");
}

TEST(ResponseBody, IsNotThereWithoutAnAnswer) {
  const std::string none = "#1 GET https://a.example /b | recording.response_missing: ";
  EXPECT_EQ(response(R"("status": 0, "content": {"size": 5})"), none + "no answer is recorded");
  EXPECT_EQ(response(R"("status": -1, "_error": "blocked")"), none + "blocked");
  EXPECT_EQ(response(R"("status": null)"), none + "no answer is recorded");
  EXPECT_EQ(response(""), none + "no answer is recorded");
}

TEST(ResponseBody, ThatIsShorterThanItsSizeIsCut) {
  const std::string json = R"("status": 200, "content": {"mimeType": "application/json", )";
  EXPECT_EQ(response(json + R"("size": 7, "text": "[1]"})"),
            "200 | recording.response_body_missing: only 3 of its 7 bytes are recorded");
  EXPECT_EQ(response(json + R"("size": 6, "text": "[1]"})"), "200 | [1]");  // a byte order mark
  EXPECT_EQ(response(json + R"("size": 9, "compression": -6, "text": "[1]"})"), "200 | [1]");
  EXPECT_EQ(response(R"("status": 200, "content": {"mimeType": "text/plain", "size": 9,
                         "text": "ab"})"),
            "200 | ab");  // UTF-16, perhaps
  EXPECT_EQ(response(R"("status": 200, "content": {"mimeType": "text/plain", "size": 9,
                         "encoding": "BASE64", "text": "YWI="})"),
            "200 | recording.response_body_missing: only 2 of its 9 bytes are recorded");
}

TEST(ResponseBody, InAnUnknownEncodingIsMissing) {
  EXPECT_EQ(response(R"("status": 200, "content": {"encoding": "utf-8", "text": "a"})"), "200 | a");
  EXPECT_EQ(response(R"("status": 200, "content": {"encoding": "hex", "text": "a"})"),
            "200 | recording.response_body_missing: it is written in an unknown way, 'hex'");
}

TEST(ResponseBody, OfAnAnswerThatBrokeOffIsMissing) {
  const std::string content = R"("status": 200, "content": {"text": "[1"}, )";
  EXPECT_EQ(response(content + R"("_error": "net::ERR_FAILED")"),
            "200 | recording.response_body_missing: it broke off: net::ERR_FAILED");
  EXPECT_EQ(response(content + R"("_failureText": "gone")"),
            "200 | recording.response_body_missing: it broke off: gone");
  EXPECT_EQ(response(content + R"("_error": null, "_charlesStatus": "Complete")"), "200 | [1");
}

TEST(Response, TellsWhoAnsweredInPlaceOfTheService) {
  const auto answered = [](const std::string& status, const std::string& entry) {
    return kizen_test::read_one(kizen_test::har_with("", "\"status\": " + status, entry));
  };
  EXPECT_EQ(answered("204", R"("_fetchedViaServiceWorker": true)"),
            "#1 GET https://a.example /b | -> 204 | recording.answered_locally: a service worker");
  EXPECT_EQ(answered("204", R"("_fetchedViaServiceWorker": false, "_wasFulfilled": null)"),
            "#1 GET https://a.example /b | -> 204");
  EXPECT_EQ(answered("0", R"("_fromCache": "disk")"),
            "#1 GET https://a.example /b | recording.response_missing: no answer is recorded");
}

TEST(ResponseHeaders, TellNothingOfCodings) {
  EXPECT_EQ(kizen_test::read_one(kizen_test::har_of(R"({"request": {"method": "GET",
      "url": "/b", "headers": []}, "response": {"status": 200, "headers": [
      {"name": "Content-Encoding", "value": "gzip"}, {"name": "transfer-encoding", "value": "a"},
      {"name": "Content-Length", "value": "1"}, {"name": ":status", "value": "200"},
      {"name": "A"}], "content": {"text": "ab"}}})")),
            "#1 GET  /b | -> 200 | Content-Length: 1 | A:  | ab");
}

TEST(ResponseHeaders, ThatAreNotRecordedAreMissing) {
  EXPECT_EQ(kizen_test::read_one(kizen_test::har_of(R"({"request": {"method": "GET", "url": "/b"},
      "response": {"status": 204}})")),
            "#1 GET  /b | -> 204 | recording.request_headers_missing: they are not recorded | "
            "recording.response_headers_missing: they are not recorded");
}

TEST(RequestBody, IsMissingWhereASizeTellsOfOne) {
  EXPECT_EQ(request(R"("bodySize": 5)"),
            " | -> 204 | recording.request_body_missing: it is not recorded");
  EXPECT_EQ(request(R"("bodySize": 5, "postData": {"text": ""})"),
            " | -> 204 | recording.request_body_missing: it is not recorded");
  EXPECT_EQ(request(R"("postData": {"text": "", "comment": "left out"})"),
            " | -> 204 | recording.request_body_missing: it is not recorded: left out");
}

/// A request with headers, and what comes of it.
std::string request_with(const std::string& headers, const std::string& members) {
  return kizen_test::read_one(
      kizen_test::har_of(R"({"request": {"method": "PUT", "url": "/b", "headers": [)" + headers +
                         "]" + members + R"(}, "response": {"status": 204, "headers": []}})"));
}

TEST(RequestBody, IsMissingWhereAHeaderTellsOfOne) {
  const std::string missing = " | -> 204 | recording.request_body_missing: it is not recorded";
  EXPECT_EQ(request_with(R"({"name": "Content-Length", "value": "5"})", ""),
            "#1 PUT  /b | Content-Length: 5" + missing);
  EXPECT_EQ(request_with(R"({"name": "Transfer-Encoding", "value": "chunked"})", ""),
            "#1 PUT  /b | Transfer-Encoding: chunked" + missing);
}

TEST(RequestBody, ThatWasCodedIsNotMeasuredByItsLength) {
  EXPECT_EQ(request_with(R"({"name": "Content-Encoding", "value": "gzip"},
                             {"name": "Content-Length", "value": "23"})",
                         R"(, "postData": {"mimeType": "application/json", "text": "[1]"})"),
            "#1 PUT  /b | Content-Encoding: gzip | Content-Length: 23 | [1] | -> 204");
}

TEST(RequestBody, IsEmptyWhereNothingTellsOfOne) {
  EXPECT_EQ(request(""), " | -> 204");
  EXPECT_EQ(request(R"("bodySize": -1, "postData": null)"), " | -> 204");
  EXPECT_EQ(request(R"("bodySize": 0, "postData": {"text": "", "params": []})"), " | -> 204");
}

TEST(RequestBody, ThatIsShorterThanItsSizeIsCut) {
  const std::string json = R"("postData": {"mimeType": "application/json", "text": "[1]"}, )";
  EXPECT_EQ(request(json + R"("bodySize": 3)"), " | [1] | -> 204");
  EXPECT_EQ(request(json + R"("bodySize": 9)"),
            " | -> 204 | recording.request_body_missing: only 3 of its 9 bytes are recorded");
}

TEST(RequestBody, OfBytesIsDecoded) {
  EXPECT_EQ(request(R"("postData": {"text": "AAEC", "encoding": "base64"})"),
            " | " + std::string("\0\1\2", 3) + " | -> 204");
}

TEST(RequestBody, OfAFormIsMadeOfItsFields) {
  const std::string form = R"("postData": {"mimeType": "application/x-www-form-urlencoded; a=b", )";
  EXPECT_EQ(request(form + R"("params": [{"name": "a b", "value": "ä&"}, {"name": "c"}]})"),
            " | a%20b=%C3%A4%26&c= | -> 204");
  EXPECT_EQ(request(form + R"("text": "a=1", "params": [{"name": "b", "value": "2"}]})"),
            " | a=1 | -> 204");
  EXPECT_EQ(request(form + R"("params": [{"name": "a", "value": "1+1"}]})"),
            " | -> 204 | recording.request_body_missing: its fields are recorded, and may be "
            "encoded already");
}

}  // namespace
