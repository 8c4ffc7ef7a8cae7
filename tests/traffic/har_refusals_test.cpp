#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "support/recordings.hpp"

namespace {

/// A text that is no HAR as it must be, and what is said of it.
struct RefusedHar {
  const char* name;
  std::string text;
  std::string refusal;
};

std::ostream& operator<<(std::ostream& out, const RefusedHar& one) { return out << one.name; }

const RefusedHar refused_hars[] = {
    {"Nothing", "",
     "recording.empty: a:1:1: the recording is empty; record some traffic, and save it as HAR"},
    {"OnlyBlanks", " \n\n",
     "recording.empty: a:3:1: the recording is empty; record some traffic, and save it as HAR"},
    {"OnlyAByteOrderMark", "\xEF\xBB\xBF",
     "recording.empty: a:1:1: the recording is empty; record some traffic, and save it as HAR"},
    {"AZipArchive", "PK\x03\x04",
     "recording.format: a:1:1: it is a zip archive; unpack it, and name the .har file that it "
     "holds"},
    {"Gzip", "\x1F\x8B\x08",
     "recording.format: a:1:1: it is compressed; unpack it first, as with gunzip"},
    {"Utf16", "\xFF\xFE{", "recording.format: a:1:1: it is UTF-16; save it as UTF-8"},
    {"AJsonList", "[]",
     "recording.format: a:1:1: it is a JSON list; write each exchange on a line of its own, or "
     "give the whole HAR"},
    {"Html", "<html>", "recording.format: a:1:1: it is XML or HTML; export the traffic as HAR 1.2"},
    {"AnythingElse", "123:x",
     "recording.format: a:1:1: neither a HAR nor an exchange starts with '1'; give a HAR 1.2 file, "
     "or one exchange a line"},
    {"AnEmptyObject", "{}",
     "recording.format: a:1:3: neither a HAR nor an exchange: it has no member 'log'; give a HAR "
     "1.2 file, or one exchange a line"},
    {"APostmanCollection", R"({"info": {}, "item": []})",
     "recording.format: a:1:25: a Postman collection, it seems: it holds no traffic; record some, "
     "and save it as HAR"},
    {"AMisspeltLog", R"({"lgo": {}})",
     "recording.format: a:1:12: neither a HAR nor an exchange: it has no member 'log', and starts "
     "with \"lgo\"; did you mean 'log'?"},
    {"AMisspeltRequest", R"({"reqest": {}})",
     "recording.format: a:1:15: neither a HAR nor an exchange: it has no member 'log', and starts "
     "with \"reqest\"; did you mean 'request'?"},
    {"AnotherObject", R"({"openapi": "3.0.3"})",
     "recording.format: a:1:21: neither a HAR nor an exchange: it has no member 'log', and starts "
     "with \"openapi\"; give a HAR 1.2 file, or one exchange a line"},
    {"ALogThatIsNoObject", R"({"log": []})",
     "recording.format: a:1:9: 'log' is no object; make it one, as in HAR 1.2"},
    {"EntriesThatAreNoList", R"({"log": {"entries": {}}})",
     "recording.format: a:1:21: 'entries' is no list; make it one, as in HAR 1.2"},
    {"ALogWithoutEntries", R"({"log": {"version": "1.2"}})",
     "recording.format: a:1:28: 'log' has no member 'entries'; add it; it may be empty"},
    {"TwoLogs", R"({"log": {"entries": []},
"log": {}})",
     "recording.format: a:2:1: 'log' stands twice; leave one of the two"},
    {"EntriesTwice", R"({"log": {"entries": [],
"entries": []}})",
     "recording.format: a:2:1: 'entries' stands twice; leave one of the two"},
    {"TextBehindTheHar", R"({"log": {"entries": []}}
 x)",
     "recording.format: a:2:2: text follows the end of the HAR; remove it, or record again"},
    {"CutBeforeTheFirstEntry", R"({"log": {"entries": [)",
     "recording.cut: a:1:22: the recording ends before it is complete; record it again, or end it "
     "with ]}} behind its last whole entry"},
    {"CutInsideAnEntry", R"({"log": {"entries": [
 {"request": {"method": "GE)",
     "recording.cut: a:2:28: the recording ends inside the exchange that begins at 2:2; record it "
     "again, or end it with ]}} behind its last whole entry"},
    {"CutBehindTheEntries", R"({"log": {"entries": [])",
     "recording.cut: a:1:23: the recording ends before it is complete; record it again, or end it "
     "with ]}} behind its last whole entry"},
    {"CutBehindTheLog", R"({"log": {"entries": []})",
     "recording.cut: a:1:24: the recording ends before it is complete; record it again, or end it "
     "with ]}} behind its last whole entry"},
    {"CutInAName", R"({"log)",
     "recording.cut: a:1:6: the recording ends before it is complete; record it again, or end it "
     "with ]}} behind its last whole entry"},
    {"NoColon", R"({"log": {"version" "1.2"}})",
     "recording.syntax: a:1:20: not JSON: expected ':' behind a member's name; correct it there"},
    {"ANumberWithALeadingZero", R"({"log": {"version": 01, "entries": []}})",
     "recording.syntax: a:1:21: not JSON: a number starts with a superfluous 0; correct it there"},
    {"AWordThatIsNone", R"({"log": {"version": nul}})",
     "recording.syntax: a:1:21: not JSON: 'nul' is no JSON value; correct it there"},
    {"ALongNumber", R"({"log": {"version": )" + std::string(1001, '1') + "}}",
     "recording.syntax: a:1:21: not JSON: a number of very many digits; correct it there"},
    {"ALineBreakInAString", R"({"log": {"ver
sion": 1}})",
     "recording.syntax: a:1:14: not JSON: a raw control character in a string: the byte 0x0a; "
     "correct it there"},
    {"SingleQuotes", R"({"log": {"a": 'b'}})",
     "recording.syntax: a:1:15: not JSON: expected a value, not '''; correct it there"},
    {"ANameWithoutQuotes", "{log: {}}",
     "recording.syntax: a:1:2: not JSON: expected a member's name in double quotes; correct it "
     "there"},
    {"ABadEscapeInAName", R"({"log": {"a\x": 1}})",
     "recording.syntax: a:1:10: not JSON: no escape: \\ before 'x'; correct it there"},
    {"ACommaTooMuch", R"({"log": {"pages": [1,]}})",
     "recording.syntax: a:1:22: not JSON: nothing stands between ',' and ']'; correct it there"},
    {"NoComma", R"({"log": {"pages": [1 2]}})",
     "recording.syntax: a:1:22: not JSON: expected ',' or ']'; correct it there"},
    {"TooManyLevels", R"({"log": {"pages": )" + std::string(513, '['),
     "recording.syntax: a:1:531: over 512 levels of lists and objects; no recording needs that; a "
     "body may be written as text"},
    {"AnEntryThatIsANumber", R"({"log": {"entries": [1]}})",
     "recording.entry: a:1:22: #/log/entries/0: it is a number; it must be an object"},
    {"AnEntryThatIsNull", R"({"log": {"entries": [
 null]}})",
     "recording.entry: a:2:2: #/log/entries/0: it is null; it must be an object"},
    {"NoRequest", R"({"log": {"entries": [{"response": {}}]}})",
     "recording.entry: a:1:22: #/log/entries/0: there is no member 'request'; add it"},
    {"ARequestThatIsANumber", R"({"log": {"entries": [{"request": 1}]}})",
     "recording.entry: a:1:34: #/log/entries/0/request: it is a number; it must be an object"},
    {"NoMethod", R"({"log": {"entries": [{"request": {"url": "/b"}}]}})",
     "recording.entry: a:1:34: #/log/entries/0/request: there is no member 'method'; add it"},
    {"NoUrl", R"({"log": {"entries": [{"request": {"method": "GET"}}]}})",
     "recording.entry: a:1:34: #/log/entries/0/request: there is no member 'url'; add it"},
    {"AUrlThatIsANumber", R"({"log": {"entries": [{"request": {"method": "GET",
 "url": 7}}]}})",
     "recording.entry: a:2:9: #/log/entries/0/request/url: it is a number; it must be a string"},
    {"AStatusThatIsAString", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b"}, "response": {"status": "200"}}]}})",
     "recording.entry: a:2:68: #/log/entries/0/response/status: it is no status of HTTP; it must "
     "be an integer from 100 to 999, or 0 where no answer came"},
    {"AStatusWithAFraction", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b"}, "response": {"status": 200.5}}]}})",
     "recording.entry: a:2:68: #/log/entries/0/response/status: it is no status of HTTP; it must "
     "be an integer from 100 to 999, or 0 where no answer came"},
    {"AStatusOfTwoDigits", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b"}, "response": {"status": 42}}]}})",
     "recording.entry: a:2:68: #/log/entries/0/response/status: it is no status of HTTP; it must "
     "be an integer from 100 to 999, or 0 where no answer came"},
    {"AStatusOfFourDigits", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b"}, "response": {"status": 1000}}]}})",
     "recording.entry: a:2:68: #/log/entries/0/response/status: it is no status of HTTP; it must "
     "be an integer from 100 to 999, or 0 where no answer came"},
    {"AResponseThatIsAList", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b"}, "response": []}]}})",
     "recording.entry: a:2:57: #/log/entries/0/response: it is a list; it must be an object"},
    {"HeadersThatAreAnObject", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b", "headers": {}}}]}})",
     "recording.entry: a:2:55: #/log/entries/0/request/headers: it is an object; it must be a "
     "list"},
    {"AHeaderThatIsAString", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b", "headers": ["a"]}}]}})",
     "recording.entry: a:2:56: #/log/entries/0/request/headers/0: it is a string; it must be an "
     "object"},
    {"AHeaderWithoutName", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b", "headers": [{"value": "a"}]}}]}})",
     "recording.entry: a:2:56: #/log/entries/0/request/headers/0: there is no member 'name'; add "
     "it"},
    {"AHeaderWhoseValueIsANumber", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b", "headers": [{"name": "a", "value": 1}]}}]}})",
     "recording.entry: a:2:79: #/log/entries/0/request/headers/0/value: it is a number; it must be "
     "a string"},
    {"PostDataThatIsAString", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b", "postData": "a"}}]}})",
     "recording.entry: a:2:56: #/log/entries/0/request/postData: it is a string; it must be an "
     "object"},
    {"ATextThatIsANumber", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b", "postData": {"text": 1}}}]}})",
     "recording.entry: a:2:65: #/log/entries/0/request/postData/text: it is a number; it must be a "
     "string"},
    {"ParamsThatAreAnObject", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b", "postData": {"params": {}}}}]}})",
     "recording.entry: a:2:67: #/log/entries/0/request/postData/params: it is an object; it must "
     "be a list"},
    {"ParamsThatAreStrings", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b", "postData": {"mimeType": "application/x-www-form-urlencoded", "params": ["a"]}}}]}})",
     "recording.entry: a:2:117: #/log/entries/0/request/postData/params/0: it is a string; it must "
     "be an object"},
    {"BadBase64", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b"}, "response": {"status": 200, "content": {"encoding": "base64", "text": "a*b"}}}]}})",
     "recording.base64: a:2:115: #/log/entries/0/response/content/text: the text is no base64; "
     "correct it, or remove it together with 'encoding'"},
    {"TwoMethods", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b", "method": "PUT"}}]}})",
     "recording.member: a:2:44: #/log/entries/0/request/method: the name \"method\" stands twice "
     "in one object; remove one of the two"},
    {"ABadEscape", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b", "a": "\q"}}]}})",
     "recording.syntax: a:2:50: not JSON: no escape: \\ before 'q'; correct it there"},
    {"BytesThatAreNoUtf8",
     "{\"log\": {\"entries\": [\n{\"request\": {\"method\": \"GET\", \"url\": \"/b\", \"a\": "
     "\"\xFF\"}}]}}",
     "recording.syntax: a:2:50: not JSON: a string is not UTF-8: the byte 0xff; correct it there"},
    {"AWordInAnEntry", R"({"log": {"entries": [
{"request": {"method": "GET", "url": "/b", "a": tru}}]}})",
     "recording.syntax: a:2:49: not JSON: 'tru' is no JSON value; correct it there"},
};

class HarRefusal : public testing::TestWithParam<RefusedHar> {};

TEST_P(HarRefusal, NamesPlaceProblemAndFix) {
  const auto lines = kizen_test::read_recording(GetParam().text);
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.back(), GetParam().refusal);
}

INSTANTIATE_TEST_SUITE_P(Each, HarRefusal, testing::ValuesIn(refused_hars),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
