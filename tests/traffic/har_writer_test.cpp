#include <kizen/traffic/har_writer.hpp>

// clang-format off
#include <kizen/traffic.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "support/har_structure.hpp"

namespace {

using kizen::HarWriter;
using kizen::RecordedExchange;
using testing::ElementsAre;
using testing::IsEmpty;

RecordedExchange passed(kizen::Request request, std::optional<kizen::Response> response) {
  RecordedExchange recorded;
  recorded.origin = "https://a.example:8443";
  recorded.exchange.request = std::move(request);
  recorded.has_response = response.has_value();
  if (response) recorded.exchange.response = std::move(*response);
  return recorded;
}

std::string written(const std::vector<RecordedExchange>& exchanges, kizen::HarTimes times = {}) {
  std::stringstream out;
  HarWriter writer(out);
  for (const auto& one : exchanges) EXPECT_TRUE(writer.write(one, times));
  EXPECT_TRUE(writer.close());
  return out.str();
}

kizen::json entry_of(const RecordedExchange& recorded, kizen::HarTimes times = {}) {
  return kizen::json::parse(written({recorded}, times)).at("log").at("entries").at(0);
}

std::vector<RecordedExchange> read_back(const std::string& har) {
  std::istringstream in(har);
  auto recording = kizen::Recording::open(in, "written.har");
  std::vector<RecordedExchange> all;
  while (auto one = recording.next()) all.push_back(std::move(*one));
  return all;
}

/// Exchanges of all kinds that a HAR can hold.
std::vector<RecordedExchange> all_kinds() {
  const std::string bytes("\x00\xFF\x80 a", 5);
  return {
      passed({"GET", "/a?b=c&d=%20e&f&=%FF", {{"Accept", "*/*"}, {"Cookie", "k=v; l=w"}}},
             kizen::Response{204, {{"Set-Cookie", "k=v; Path=/; Secure; HttpOnly"}}}),
      passed({"POST", "/a", {{"Content-Type", "application/json"}}, R"({"a": "é\u0000"})"},
             kizen::Response{200, {{"Content-Type", "application/json"}}, "[1]"}),
      passed({"PUT", "/a", {{"Content-Type", "application/octet-stream"}}, bytes},
             kizen::Response{200, {{"Content-Type", "image/png"}}, bytes}),
      passed({"POST", "/a", {{"Content-Type", "application/x-www-form-urlencoded"}}, "a=b+c"},
             kizen::Response{302, {{"Location", "/b"}, {"Content-Length", "0"}}}),
      passed({"PATCH", "/a", {{"X-Tag", "1"}, {"X-Tag", "2"}}, "no type"},
             kizen::Response{404, {}, "no type"}),
      passed({"HEAD", "/a"}, kizen::Response{200, {{"Content-Length", "7"}}}),
  };
}

TEST(HarWriter, WritesWhatRecordingReads) {
  const auto exchanges = all_kinds();
  const auto read = read_back(written(exchanges));
  ASSERT_EQ(read.size(), exchanges.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    const auto& [request, response] = exchanges[i].exchange;
    EXPECT_EQ(read[i].origin, exchanges[i].origin);
    EXPECT_EQ(read[i].exchange.request.method, request.method);
    EXPECT_EQ(read[i].exchange.request.target, request.target);
    EXPECT_EQ(read[i].exchange.request.headers, request.headers);
    EXPECT_EQ(read[i].exchange.request.body, request.body);
    EXPECT_EQ(read[i].exchange.response.status, response.status);
    EXPECT_EQ(read[i].exchange.response.headers, response.headers);
    EXPECT_EQ(read[i].exchange.response.body, response.body);
    EXPECT_TRUE(read[i].has_response);
    EXPECT_THAT(read[i].missing, IsEmpty()) << read[i].missing.front();
  }
}

TEST(HarWriter, HasEveryMemberThatHarDemands) {
  auto exchanges = all_kinds();
  exchanges.push_back(passed({"GET", "/a"}, std::nullopt));
  exchanges.push_back(passed({"POST", "/a"}, kizen::Response{200}));
  exchanges.back().missing = {{"recording.request_body_missing", "a"},
                              {"recording.response_body_missing", "b"}};
  const auto har = kizen::json::parse(written(exchanges));
  EXPECT_THAT(kizen_test::har_problems(har), IsEmpty());
  EXPECT_EQ(har.at("log").at("creator").at("version"), KIZEN_VERSION);
}

TEST(HarStructure, SeesWhatIsMissing) {
  auto har = kizen::json::parse(written(all_kinds()));
  har["log"]["entries"][0]["request"].erase("cookies");
  har["log"]["entries"][1]["timings"]["wait"] = -1;
  har["log"]["entries"][2]["response"]["status"] = "200";
  har["log"]["entries"][3]["startedDateTime"] = "yesterday";
  har["log"]["entries"][4]["request"]["encoding"] = "base64";
  EXPECT_THAT(
      kizen_test::har_problems(har),
      ElementsAre("/log/entries/0/request lacks cookies", "/log/entries/1/timings/wait is below 0",
                  "/log/entries/2/response/status is no number",
                  "/log/entries/3/startedDateTime is no date-time",
                  "/log/entries/4/request has encoding"));
}

TEST(HarWriter, IsWholeAfterEveryEntry) {
  std::stringstream out;
  HarWriter writer(out);
  for (std::size_t count = 0; count < 3; ++count) {
    EXPECT_EQ(read_back(out.str()).size(), count);
    EXPECT_EQ(static_cast<std::size_t>(writer.whole_bytes()), out.str().size());
    EXPECT_EQ(writer.size(), count);
    writer.write(passed({"GET", "/a"}, kizen::Response{204}));
  }
}

/// A sink that cannot seek.
struct OneWay : std::stringbuf {
  pos_type seekoff(off_type, std::ios::seekdir, std::ios::openmode) override { return -1; }
  pos_type seekpos(pos_type, std::ios::openmode) override { return -1; }
};

TEST(HarWriter, IsWholeOnceClosedWhereItCannotSeek) {
  OneWay sink;
  std::ostream out(&sink);
  HarWriter writer(out);
  EXPECT_TRUE(writer.write(passed({"GET", "/a"}, kizen::Response{204})));
  EXPECT_TRUE(writer.write(passed({"GET", "/b"}, kizen::Response{204})));
  EXPECT_THROW(read_back(sink.str()), kizen::ContractError);
  EXPECT_TRUE(writer.close());
  EXPECT_EQ(read_back(sink.str()).size(), 2U);
  EXPECT_FALSE(writer.write(passed({"GET", "/c"}, kizen::Response{204})));
}

/// A file on a disk that is soon full.
struct SmallDisk : std::stringbuf {
  explicit SmallDisk(std::size_t most_bytes) : most(most_bytes) {}

  std::streamsize xsputn(const char* text, std::streamsize size) override {
    const auto at = seekoff(0, std::ios::cur, std::ios::out);
    const auto room = std::max<std::streamsize>(static_cast<std::streamsize>(most) - at, 0);
    return std::stringbuf::xsputn(text, std::min(size, room));
  }

  std::size_t most;
};

TEST(HarWriter, StaysWholeWhereTheDiskIsFull) {
  SmallDisk disk(700);
  std::iostream out(&disk);
  HarWriter writer(out);
  EXPECT_TRUE(writer.write(passed({"GET", "/a"}, kizen::Response{204})));
  EXPECT_FALSE(writer.write(passed({"GET", "/b"}, kizen::Response{200, {}, "long " + disk.str()})));
  disk.most = 10000;
  EXPECT_FALSE(writer.write(passed({"GET", "/c"}, kizen::Response{204})));
  EXPECT_FALSE(writer.close());
  const auto whole = disk.str().substr(0, static_cast<std::size_t>(writer.whole_bytes()));
  EXPECT_EQ(read_back(whole).size(), 1U);
}

TEST(HarWriter, TellsWhenAndHowLong) {
  kizen::HarTimes times;
  times.started += std::chrono::milliseconds(1769848200250);
  times.took = std::chrono::microseconds(1500);
  const auto entry = entry_of(passed({"GET", "/a"}, kizen::Response{204}), times);
  EXPECT_EQ(entry.at("startedDateTime"), "2026-01-31T08:30:00.250Z");
  EXPECT_EQ(entry.at("time"), 1.5);
  EXPECT_EQ(entry.at("timings").at("wait"), 1.5);
}

TEST(HarWriter, TakesTheMomentForAStartThatIsNotKnown) {
  const auto before = kizen::detail::millisecond_text(std::chrono::system_clock::now());
  const auto entry = entry_of(passed({"GET", "/a"}, kizen::Response{204}));
  const auto after = kizen::detail::millisecond_text(std::chrono::system_clock::now());
  EXPECT_LE(before, entry.at("startedDateTime").get<std::string>());
  EXPECT_LE(entry.at("startedDateTime").get<std::string>(), after);
  EXPECT_EQ(entry.at("time"), 0.0);
}

TEST(HarWriter, TakesMessagesApart) {
  const auto kinds = all_kinds();
  const auto entry = entry_of(kinds[0]);
  EXPECT_EQ(entry.at("request").at("url"), "https://a.example:8443/a?b=c&d=%20e&f&=%FF");
  EXPECT_EQ(entry.at("request").at("queryString"), kizen::json::parse(R"([
      {"name": "b", "value": "c"}, {"name": "d", "value": " e"}, {"name": "f", "value": ""},
      {"name": "", "value": "%FF"}])"));
  EXPECT_EQ(entry.at("request").at("cookies"), kizen::json::parse(R"([
      {"name": "k", "value": "v"}, {"name": "l", "value": "w"}])"));
  EXPECT_EQ(entry.at("response").at("cookies"), kizen::json::parse(R"([
      {"name": "k", "value": "v", "path": "/", "secure": true, "httpOnly": true}])"));
  EXPECT_EQ(entry_of(kinds[3]).at("response").at("redirectURL"), "/b");
}

TEST(HarWriter, SaysWhatIsBase64) {
  const auto entry = entry_of(all_kinds()[2]);
  EXPECT_EQ(entry.at("request").at("postData").at("text"), "AP+AIGE=");
  EXPECT_EQ(entry.at("request").at("postData").at("_encoding"), "base64");
  EXPECT_EQ(entry.at("request").at("postData").count("encoding"), 0U);
  EXPECT_EQ(entry.at("response").at("content").at("text"), "AP+AIGE=");
  EXPECT_EQ(entry.at("response").at("content").at("encoding"), "base64");
  EXPECT_EQ(entry.at("response").at("content").at("size"), 5);
}

TEST(HarWriter, KnowsNoSizeOfWhatWasCoded) {
  const auto entry = entry_of(
      passed({"GET", "/a"}, kizen::Response{200, {{"Content-Encoding", "gzip"}}, R"({"a": 1})"}));
  EXPECT_EQ(entry.at("response").at("bodySize"), -1);
  EXPECT_EQ(entry.at("response").at("content").at("size"), 8);
}

TEST(HarWriter, TellsWhatIsMissing) {
  auto none = passed({"GET", "/a"}, std::nullopt);
  none.missing = {{"recording.response_missing", "it took too long"}};
  auto bodiless = passed({"POST", "/a"}, kizen::Response{200});
  bodiless.missing = {{"recording.request_body_missing", "a provider gave it"},
                      {"recording.response_body_missing", "a receiver took it"}};
  const auto read = read_back(written({none, bodiless}));
  ASSERT_EQ(read.size(), 2U);
  EXPECT_FALSE(read[0].has_response);
  ASSERT_TRUE(read[0].lacks("recording.response_missing"));
  EXPECT_EQ(read[0].missing[0].detail, "it took too long");
  ASSERT_TRUE(read[1].lacks("recording.request_body_missing"));
  ASSERT_TRUE(read[1].lacks("recording.response_body_missing"));
  EXPECT_EQ(read[1].missing[0].detail, "it is not recorded: a provider gave it");
  EXPECT_EQ(read[1].missing[1].detail, "it is not recorded: a receiver took it");
}

}  // namespace
