// What browsers, proxies and test tools make of a HAR: one small recording of each, written by hand.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/recordings.hpp"

namespace {

using Lines = std::vector<std::string>;

Lines read_flavour(const std::string& name) {
  const auto path = std::string(KIZEN_SOURCE_DIR) + "/tests/traffic/recordings/" + name;
  return kizen_test::all_of(kizen::Recording::open_file(path));
}

TEST(HarOf, Chrome) {
  EXPECT_EQ(
      read_flavour("chrome.har"),
      (Lines{
          "#1 GET https://api.example /v1/deals?name=%C3%84rger%20%26%20co&page=2 | accept: "
          "application/json | x-api-key: k-1 | -> 200 | content-length: 31 | content-type: "
          "application/json | set-cookie: a=1 | set-cookie: b=2 | {\"count\": 0, \"results\": []}",
          "#2 POST https://api.example /v1/deals | content-type: application/json | {\"name\": "
          "\"Ärger\"} | -> 201 | content-type: application/json | {\"id\": 1, \"a\": 1}",
          "#3 GET https://ads.example /pixel | Referer: https://app.example/ | "
          "recording.response_missing: net::ERR_BLOCKED_BY_CLIENT",
          std::string("#4 GET data:  | -> 200 | Content-Type: image/gif | ") +
              std::string("GIF89a\1\0\1\0\0\0\0,", 14) +
              " | recording.answered_locally: the memory cache",
          "#5 GET https://api.example /v1/fields | if-none-match: \"7\" | -> 304 | etag: \"7\"",
          "#6 GET https://api.example /v1/icons | -> 200 | content-type: application/json | [] | "
          "recording.answered_locally: the disk cache",
          "#7 GET wss://api.example /live?token=t | -> 101 | Upgrade: websocket",
          "#8 GET https://api.example /v1/export | -> 200 | content-type: application/json | "
          "recording.response_body_missing: it is not recorded",
          "#9 GET https://api.example /v1 | -> 302 | location: /v1/deals",
          "#10 GET chrome-extension://abcdefgh /inject.js | -> 200 | 1;\n",
          "#11 GET blob:  | -> 200 | hi",
          "#12 GET https://api.example /v1/big | -> 200 | content-type: application/json | "
          "recording.response_body_missing: it broke off: net::ERR_CONTENT_LENGTH_MISMATCH",
      }));
}

TEST(HarOf, Firefox) {
  EXPECT_EQ(
      read_flavour("firefox.har"),
      (Lines{
          "#1 PATCH https://api.example /v1/deals/1 | Content-Type: application/json | "
          "Content-Length: 8 | {\"a\": 1} | -> 200 | content-type: application/json | {\"a\": 1}",
          "#2 GET https://api.example /v1/deals | -> 200 | content-type: application/json | "
          "recording.response_body_missing: it is not recorded: Response bodies are not included.",
          "#3 GET https://api.example /v1/all | -> 200 | content-type: application/json | "
          "recording.response_body_missing: only 17 of its 4194304 bytes are recorded",
          "#4 GET https://api.example /v1/slow | recording.response_missing: no answer is recorded",
          "#5 GET https://api.example /v1/logo | -> 200 | content-type: image/png | \x89PNG",
      }));
}

TEST(HarOf, Safari) {
  EXPECT_EQ(read_flavour("safari.har"),
            (Lines{
                "#1 POST https://api.example /v1/deals | Content-Type: application/json | [] | -> "
                "200 | Content-Type: application/json | null",
                "#2 GET https://api.example /v1/icons | -> 200 | Content-Type: application/json | "
                "[] | recording.answered_locally: Memory Cache",
                "#3 GET https://api.example /v1/lost | -> 200 | Content-Length: 512 | "
                "recording.response_body_missing: it is not recorded",
                "#4  about:  | recording.response_missing: cancelled",
            }));
}

TEST(HarOf, Mitmproxy) {
  EXPECT_EQ(
      read_flavour("mitmproxy.har"),
      (Lines{
          "#1 PUT http://api.example:8080 /v1/photo | Content-Type: image/png | Content-Length: 4 "
          "| -> 200 | Content-Type: application/json | {\"a\": 1} | "
          "recording.request_body_missing: it was recorded as text, which it is not",
          "#2 POST http://api.example:8080 /v1/void | recording.response_missing: Server "
          "unexpectedly closed connection",
          "#3 GET http://api.example:8080 /v1/bytes | -> 200 | Content-Type: "
          "application/octet-stream | " +
              std::string("\0\1\xFF\x7F", 4),
          "#4 GET http://api.example:8080 /v1/stream | -> 200 | Content-Length: 90000000 | "
          "recording.response_body_missing: it is not recorded",
      }));
}

TEST(HarOf, Charles) {
  EXPECT_EQ(
      read_flavour("charles.har"),
      (Lines{
          "#1 POST https://api.example /v1/login | content-type: application/x-www-form-urlencoded "
          "| user=ann%20%26%20co&page=1%2F2 | -> 200 | content-type: application/json | {}",
          "#2 POST https://api.example /v1/upload | content-type: multipart/form-data; boundary=b "
          "| -> 200 | content-type: application/json | recording.request_body_missing: it is "
          "recorded by its fields alone | recording.response_body_missing: it broke off: EXCEPTION",
          "#3 POST https://api.example /v1/odd | content-type: application/x-www-form-urlencoded | "
          "recording.request_body_missing: its fields are recorded, and may be encoded already | "
          "recording.response_missing: FAILED",
      }));
}

TEST(HarOf, FiddlerWithByteOrderMark) {
  EXPECT_EQ(
      read_flavour("fiddler.har"),
      (Lines{
          "#1 POST https://api.example /v1/deals | Host: api.example | Content-Type: "
          "application/json; charset=utf-8 | Content-Length: 8 | {\"a\": 1} | -> 200 | "
          "Content-Type: application/json | recording.response_body_missing: it is not recorded: "
          "Body length exceeded fiddler.importexport.HTTPArchiveJSON.MaxTextBodyLength, so body "
          "was omitted.",
          "#2 GET https://api.example /v1/raw | -> 200 | Content-Type: application/octet-stream "
          "| " +
              std::string("\0\xFF\n", 3),
      }));
}

TEST(HarOf, Zap) {
  EXPECT_EQ(read_flavour("zap.har"),
            (Lines{
                "#1 GET http://api.example:8080 /v1/deals | host: api.example:8080 | -> 200 | "
                "Content-Type: application/json | recording.response_body_missing: it is recorded "
                "as it was coded",
                "#2 POST http://api.example:8080 /v1/deals | Content-Type: "
                "application/x-www-form-urlencoded | a=b+c | -> 400 | Content-Type: text/plain | "
                "no\n",
            }));
}

TEST(HarOf, PlaywrightThatEmbedsAttachesAndOmits) {
  EXPECT_EQ(
      read_flavour("playwright.har"),
      (Lines{
          "#1 POST https://api.example /v1/deals | content-type: application/json | {\"a\": 1} | "
          "-> 201 | content-type: application/json | {\"b\": 2}",
          "#2 PUT https://api.example /v1/deals/1 | content-type: application/json | {\"a\": 1} | "
          "-> 200 | content-type: application/json | {\"c\": \"ä\"}",
          "#3 PUT https://api.example /v1/deals/2 | -> 200 | recording.request_body_missing: it is "
          "not recorded | recording.response_body_missing: it is not recorded",
          "#4 PUT https://api.example /v1/deals/3 | recording.request_body_missing: it is not "
          "recorded | recording.response_missing: net::ERR_FAILED",
          "#5 GET https://api.example /v1/mocked | -> 200 | {} | recording.answered_locally: the "
          "test that recorded",
          "#6 GET https://api.example /v1/lost | -> 200 | recording.response_body_missing: the "
          "file \"lost.json\", in which it is kept, is no file beside the recording",
      }));
}

TEST(HarOf, Postman) {
  EXPECT_EQ(
      read_flavour("postman.har"),
      (Lines{
          "#1 POST https://api.example /v1/deals?include=a,b | Content-Type: application/json | "
          "User-Agent: PostmanRuntime/7.43.0 | {\n  \"a\": 1\n} | -> 200 | Content-Type: "
          "application/json | {\"a\": 1}",
          "#2 GET https://api.example /v1/deals | recording.response_missing: no answer is "
          "recorded",
      }));
}

}  // namespace
