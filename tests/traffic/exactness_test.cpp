// A body comes out as it was sent, or not at all.

#include <gtest/gtest.h>

#include <string>

#include "kizen/core/detail/json_shown.hpp"
#include "support/recordings.hpp"

namespace {

/// The response body that is read of `content` with these members.
std::string body_of(const std::string& content) {
  std::istringstream in(kizen_test::har_with("", R"("status": 200, "content": {)" + content + "}"));
  return kizen::Recording::open(in, "a").next()->exchange.response.body;
}

TEST(ExactBody, KeepsEveryCharacter) {
  std::string body("\0\x01\x1F\x7F\"\\/\b\f\n\r\t ä€𝄞", 22);
  EXPECT_EQ(body_of(R"("text": "\u0000\u0001\u001f\u007f\"\\\/\b\f\n\r\t ä\u20ac\uD834\udd1e")"),
            body);
  EXPECT_EQ(body_of("\"text\": " + kizen::detail::in_quotes(body)), body);
}

TEST(ExactBody, KeepsNumbersAsTheyAreWritten) {
  const std::string body = "[1.0, 1e5, 123456789012345678901234567890, -0.0, 0.1000]";
  EXPECT_EQ(body_of("\"text\": \"" + body + "\""), body);
}

TEST(ExactBody, KeepsBytesThatAreNoText) {
  EXPECT_EQ(body_of(R"("encoding": "base64", "text": "/wD+gICA")"),
            std::string("\xFF\0\xFE\x80\x80\x80", 6));
  EXPECT_EQ(body_of(R"("encoding": "base64", "text": "\/wD+\r\ngICA")"),
            std::string("\xFF\0\xFE\x80\x80\x80", 6));
}

TEST(ExactBody, IsMissingWhereHalfASurrogatePairStands) {
  const std::string missing =
      "#1 GET https://a.example /b | -> 200 | recording.response_body_missing: it was recorded as "
      "text, which it is not";
  for (const std::string text : {R"(\udc89PNG)", R"(a\uD800)", R"(\ud800\u0041)",
                                 R"(\ud83d\ud83d\ude00)", R"(\\\\\udfff)"}) {
    EXPECT_EQ(kizen_test::read_one(kizen_test::har_with(
                  "", R"("status": 200, "content": {"text": ")" + text + "\"}")),
              missing)
        << text;
  }
}

TEST(ExactBody, IsNotTouchedByHalfASurrogatePairInTheEntryBefore) {
  const auto entry = [](const std::string& text) {
    return R"({"request": {"method": "GET", "url": "/b", "headers": []}, "response": {"status": 200,
        "headers": [], "content": {"text": ")" +
           text + "\"}}}";
  };
  const auto lines =
      kizen_test::read_recording(kizen_test::har_of(entry("\\ud800") + ", " + entry("abcdef")));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines.back(), "#2 GET  /b | -> 200 | abcdef");
}

TEST(ExactBody, IsNotTouchedByHalfASurrogatePairElsewhere) {
  EXPECT_EQ(kizen_test::read_one(kizen_test::har_with(
                "", R"("status": 200, "content": {"text": "\\ud800 \ud83d\ude00 \ufffd"})",
                R"("_webSocketMessages": [{"data": "\ud800"}])")),
            "#1 GET https://a.example /b | -> 200 | \\ud800 😀 \uFFFD");
}

}  // namespace
