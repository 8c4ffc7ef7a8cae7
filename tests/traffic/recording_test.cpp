#include <kizen/traffic/recording.hpp>

// clang-format off
#include <kizen/traffic.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "support/recordings.hpp"

namespace {

using kizen::Recording;
using Lines = std::vector<std::string>;

const std::string one_entry =
    R"({"request": {"method": "GET", "url": "https://a.example/b", "headers": []}})";
const std::string what_it_is =
    "GET https://a.example /b | recording.response_missing: no answer is recorded";

TEST(Recording, OfNoEntriesHasNoExchanges) {
  EXPECT_EQ(kizen_test::read_recording(kizen_test::har_of("")), Lines());
}

TEST(Recording, CountsEntriesAndKnowsTheirPlaces) {
  std::istringstream har(kizen_test::har_of("\n  " + one_entry + ",\n  " + one_entry));
  auto recording = Recording::open(har, "a.har");
  EXPECT_EQ(recording.next()->place.to_string(), "a.har:2:3: #/log/entries/0");
  const auto second = recording.next();
  EXPECT_EQ(second->place.to_string(), "a.har:3:3: #/log/entries/1");
  EXPECT_EQ(second->number, 2u);
  EXPECT_FALSE(recording.next());
  EXPECT_FALSE(recording.next());
}

TEST(Recording, TakesTheMembersOfAHarInAnyOrder) {
  for (
      const std::string text : {
          R"({"log": {"entries": [@], "pages": [{"a": [1, "]"]}], "version": "1.2"}})",
          R"({"_x": {"log": {"entries": [1]}}, "entries": [2], "log": {"pages": [], "entries": [@]}})",
          R"({"comment": "a", "log": {"log": {"entries": []}, "entries": [@]}, "b": null})",
          R"({"log": {"creator": {"entries": [3]}, "\u0065ntries": [@], "browser": -1.5e3}})",
      }) {
    auto har = text;
    har.replace(har.find('@'), 1, one_entry);
    EXPECT_EQ(kizen_test::read_recording(har), Lines{"#1 " + what_it_is}) << har;
  }
}

TEST(Recording, TellsLinesFromHarByTheFirstMember) {
  EXPECT_EQ(kizen_test::read_one(one_entry), "#1 " + what_it_is);
  EXPECT_EQ(kizen_test::read_one("\xEF\xBB\xBF \n" + one_entry), "#1 " + what_it_is);
  EXPECT_EQ(kizen_test::read_one(R"({"comment": "a", )" + one_entry.substr(1)), "#1 " + what_it_is);
  EXPECT_EQ(kizen_test::read_one(R"({"response": null, )" + one_entry.substr(1)),
            "#1 " + what_it_is);
}

TEST(Recording, PassesOverVeryLongNames) {
  EXPECT_EQ(kizen_test::read_one("{\"" + std::string(2000, 'l') + "\": 1, " +
                                 kizen_test::har_of(one_entry).substr(1)),
            "#1 " + what_it_is);
}

TEST(Recording, MayRepeatNamesOnlyWhereNobodyReadsThem) {
  const auto more = [](const std::string& members) {
    return kizen_test::har_of(one_entry.substr(0, one_entry.size() - 1) + members + "}");
  };
  EXPECT_EQ(kizen_test::read_one(more(R"(, "_a": {"b": 1, "b": 2}, "_c": 1, "_c": 2)")),
            "#1 " + what_it_is);
  EXPECT_EQ(kizen_test::read_one(more(R"(, "cache": {"b": 1, "b": 2})")).substr(0, 17),
            "recording.member:");
}

TEST(Recording, GivesWhatStandsBeforeARefusalAndNothingBehindIt) {
  std::istringstream har(kizen_test::har_of(one_entry + ", {}, " + one_entry));
  auto recording = Recording::open(har, "a.har");
  EXPECT_TRUE(recording.next());
  EXPECT_THROW(recording.next(), kizen::ContractError);
  EXPECT_FALSE(recording.next());
}

TEST(Recording, TellsHowFarItIs) {
  const auto text = kizen_test::har_of(one_entry + ", " + one_entry) + "\n";
  std::istringstream har(text);
  auto recording = Recording::open(har, "a.har");
  EXPECT_EQ(recording.bytes_read(), 0u);
  recording.next();
  EXPECT_EQ(recording.bytes_read(), text.find("}}") + 2);
  recording.next();
  EXPECT_FALSE(recording.next());
  EXPECT_EQ(recording.bytes_read(), text.size());
}

TEST(Recording, CanBeMoved) {
  std::istringstream har(kizen_test::har_of(one_entry + ", " + one_entry));
  auto first = Recording::open(har, "a.har");
  first.next();
  auto second = std::move(first);
  EXPECT_EQ(second.next()->number, 2u);
}

TEST(Recording, OfAFileFindsAttachedBodiesBesideIt) {
  const auto folder = testing::TempDir();
  const auto path = folder + "recording_test.har";
  std::ofstream(folder + "recording_test_body") << "[1]";
  std::ofstream(path) << kizen_test::har_with(
      "", R"("status": 200, "content": {"_file": "recording_test_body"})");
  EXPECT_EQ(kizen_test::all_of(Recording::open_file(path)),
            Lines{"#1 GET https://a.example /b | -> 200 | [1]"});
  kizen::RecordingLimits elsewhere;
  elsewhere.folder = folder + "none";
  EXPECT_EQ(kizen_test::all_of(Recording::open_file(path, elsewhere)),
            Lines{"#1 GET https://a.example /b | -> 200 | recording.response_body_missing: the "
                  "file \"recording_test_body\", in which it is kept, is no file beside the "
                  "recording"});
}

TEST(Recording, RefusesAFileThatCannotBeOpened) {
  for (const std::string path : {"/no/such/file.har", "/"}) {
    try {
      Recording::open_file(path);
      FAIL() << path;
    } catch (const kizen::ContractError& error) {
      EXPECT_EQ(error.rule(), "recording.unreadable");
      EXPECT_EQ(error.what(), path + ": cannot be opened; name a file that exists and may be read");
    }
  }
}

/// A stream that breaks behind its text.
class BrokenStream : public std::streambuf {
 public:
  explicit BrokenStream(std::string text) : text_(std::move(text)) {
    setg(text_.data(), text_.data(), text_.data() + text_.size());
  }

 protected:
  int_type underflow() override { throw std::ios_base::failure("broken"); }

 private:
  std::string text_;
};

TEST(Recording, RefusesAStreamThatBreaks) {
  BrokenStream buffer("{\"log\": {");
  std::istream in(&buffer);
  try {
    Recording::open(in, "a.har");
    FAIL();
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "recording.unreadable");
  }
}

}  // namespace
