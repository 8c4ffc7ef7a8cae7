#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "support/recordings.hpp"

namespace {

/// Lines of exchanges that are not as they must be, and what is said of them.
struct RefusedLines {
  const char* name;
  std::string text;
  std::string refusal;
};

std::ostream& operator<<(std::ostream& out, const RefusedLines& one) { return out << one.name; }

const RefusedLines refused_lines[] = {
    {"CutInTheLastLine", R"({"request": {"method": "GET", "target": "/b"}}
{"request": {"method": "GET", "target": "/b")",
     "recording.cut: a:2:45: the recording ends inside the exchange that begins at 2:1; write the "
     "last line whole, or remove it"},
    {"AnExchangeOnTwoLines", R"({"request": {"method": "GET",
 "target": "/b"}})",
     "recording.syntax: a:1:30: an exchange goes on behind the end of its line; write each "
     "exchange on a line of its own"},
    {"TwoExchangesOnALine",
     R"({"request": {"method": "GET", "target": "/b"}} {"request": {"method": "GET", "target": "/b"}})",
     "recording.syntax: a:1:48: text follows an exchange on its line; write each exchange on a "
     "line of its own"},
    {"ALineThatIsAList", R"({"request": {"method": "GET", "target": "/b"}}
[])",
     "recording.entry: a:2:1: it is a list; it must be an object"},
    {"ALineThatIsText", R"({"request": {"method": "GET", "target": "/b"}}
GET /b)",
     "recording.syntax: a:2:5: text follows an exchange on its line; write each exchange on a line "
     "of its own"},
    {"AMisspeltMember", R"({"request": {"method": "GET", "target": "/b"}, "respose": {}})",
     "recording.member: a:1:48: #/respose: \"respose\" is no member of it; did you mean "
     "'response'?"},
    {"AMisspeltMemberOfTheRequest", R"({"request": {"metod": "GET", "target": "/b"}})",
     "recording.member: a:1:14: #/request/metod: \"metod\" is no member of it; did you mean "
     "'method'?"},
    {"AnUnknownMember", R"({"request": {"method": "GET", "target": "/b"}, "startedDateTime": ""})",
     "recording.member: a:1:48: #/startedDateTime: \"startedDateTime\" is no member of it; it may "
     "have request, response, number, comment"},
    {"AMemberOfTheResponse",
     R"({"request": {"method": "GET", "target": "/b"}, "response": {"status": 200, "bdy": ""}})",
     "recording.member: a:1:76: #/response/bdy: \"bdy\" is no member of it; did you mean 'body'?"},
    {"AUrlWithoutScheme", R"({"request": {"method": "GET", "url": "a.example/b"}})",
     "recording.entry: a:1:38: #/request/url: it is no URL; write one like https://a.example/b, or "
     "call it target"},
    {"AUrlWhoseSchemeIsNone", R"({"request": {"method": "GET", "url": "ann@a.example:443"}})",
     "recording.entry: a:1:38: #/request/url: it is no URL; write one like https://a.example/b, or "
     "call it target"},
    {"ATargetThatIsAUrl", R"({"request": {"method": "GET", "target": "https://a.example"}})",
     "recording.entry: a:1:41: #/request/target: it does not start with a slash; write path and "
     "query, or call it url"},
    {"UrlAndTarget",
     R"({"request": {"method": "GET", "target": "/b", "url": "https://a.example/b"}})",
     "recording.entry: a:1:41: #/request/target: there is 'url' as well; remove one of the two"},
    {"NeitherUrlNorTarget", R"({"request": {"method": "GET"}})",
     "recording.entry: a:1:13: #/request: there is no member 'url'; add it"},
    {"NoMethod", R"({"request": {"target": "/b"}})",
     "recording.entry: a:1:13: #/request: there is no member 'method'; add it"},
    {"NoRequest", R"({"response": {"status": 200}})",
     "recording.entry: a:1:1: there is no member 'request'; add it"},
    {"ARequestThatIsAString", R"({"request": "GET /b"})",
     "recording.entry: a:1:13: #/request: it is a string; it must be an object"},
    {"NoStatus", R"({"request": {"method": "GET", "target": "/b"}, "response": {}})",
     "recording.entry: a:1:60: #/response: there is no member 'status'; add it"},
    {"AStatusOfZero",
     R"({"request": {"method": "GET", "target": "/b"}, "response": {"status": 0}})",
     "recording.entry: a:1:71: #/response/status: it is no status of HTTP; it must be an integer "
     "from 100 to 999"},
    {"AStatusThatIsAString",
     R"({"request": {"method": "GET", "target": "/b"}, "response": {"status": "200"}})",
     "recording.entry: a:1:71: #/response/status: it is no status of HTTP; it must be an integer "
     "from 100 to 999"},
    {"TwoBodies", R"({"request": {"method": "GET", "target": "/b", "body": "a", "json": 1}})",
     "recording.entry: a:1:60: #/request/json: there is \"body\" as well; a message has one body"},
    {"ABodyThatIsANumber", R"({"request": {"method": "GET", "target": "/b", "body": 1}})",
     "recording.entry: a:1:55: #/request/body: it is a number; it must be a string"},
    {"BadBase64", R"({"request": {"method": "GET", "target": "/b", "base64": "A"}})",
     "recording.base64: a:1:57: #/request/base64: the text is no base64; correct it, or call it "
     "body"},
    {"AHeaderThatIsNoPair", R"({"request": {"method": "GET", "target": "/b", "headers": [["a"]]}})",
     "recording.entry: a:1:59: #/request/headers/0: a header is a pair; write it like [\"Accept\", "
     "\"*/*\"]"},
    {"AHeaderThatIsANumber",
     R"({"request": {"method": "GET", "target": "/b", "headers": {"a": 1}}})",
     "recording.entry: a:1:64: #/request/headers/a: it is a number; it must be a string"},
    {"AHeaderThatIsNull",
     R"({"request": {"method": "GET", "target": "/b", "headers": {"a": [null]}}})",
     "recording.entry: a:1:65: #/request/headers/a/0: it is null; it must be a string"},
    {"HeadersThatAreANumber", R"({"request": {"method": "GET", "target": "/b", "headers": 1}})",
     "recording.entry: a:1:58: #/request/headers: it is a number; it must be an object"},
    {"ANumberOfZero", R"({"request": {"method": "GET", "target": "/b"}, "number": 0})",
     "recording.entry: a:1:58: #/number: it is no number of an exchange; it must be an integer of "
     "at least 1"},
    {"TwoRequests", R"({"request": {"method": "GET", "target": "/b"}, "request": {}})",
     "recording.member: a:1:48: #/request: the name \"request\" stands twice in one object; remove "
     "one of the two"},
};

class LineRefusal : public testing::TestWithParam<RefusedLines> {};

TEST_P(LineRefusal, NamesPlaceProblemAndFix) {
  const auto lines = kizen_test::read_recording(GetParam().text);
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.back(), GetParam().refusal);
}

INSTANTIATE_TEST_SUITE_P(Each, LineRefusal, testing::ValuesIn(refused_lines),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
