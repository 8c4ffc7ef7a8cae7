#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <kizen/records.hpp>
#include <kizen/run.hpp>
#include <kizen/run/sweep.hpp>
#include <string>
#include <vector>

#include "support/fake_clock.hpp"
#include "support/process.hpp"

namespace {

using kizen::JournalEntry;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

/// A journal of run `kc1x`, and a target that is a function.
struct SweepBench {
  SweepBench() {
    options.identities = {{"own", {{"X-API-KEY", "k"}}}};
    options.clock = clock.clock();
    options.transport = [this](const kizen::Target&, const kizen::Request& request, auto) {
      sent.push_back(request.method + " " + request.target);
      return answer(request);
    };
  }

  std::size_t making(bool is_marked = true, const std::string& identity = "own") {
    return journal.making(
        {0, "records_add_create", {{"object_identifier", "deals"}}, identity, is_marked});
  }

  kizen::SweepResult sweep() {
    sent.clear();
    return kizen::sweep(journal, kizen::records(), kizen::records_lifecycle(),
                        kizen::Target::parse("http://127.0.0.1:9"), options);
  }

  static kizen::Response rows(const kizen::json& results) {
    return {200, {}, kizen::json({{"results", results}}).dump()};
  }

  static std::string why(const kizen::SweepResult& result) {
    return result.left.empty() ? "nothing is left" : result.left.front().why;
  }

  kizen_test::FakeClock clock;
  kizen_test::TemporaryFolder folder;
  kizen::Journal journal = kizen::Journal::create(folder.path("j"), {"kc1x", "http://127.0.0.1:9"});
  kizen::SweepOptions options;
  std::function<kizen::Answer(const kizen::Request&)> answer = [](const kizen::Request& request) {
    return request.method == "DELETE" ? kizen::Response{204} : rows(kizen::json::array());
  };
  std::vector<std::string> sent;
};

/// A record as a search shows it, with one field of that value.
kizen::json row(const std::string& id, const kizen::json& value) {
  return {{"id", id}, {"fields", {{"0b5e", {{"name", "name"}, {"value", value}}}}}};
}

TEST(Sweep, RemovesWhatTheJournalHoldsAndNotesThat) {
  SweepBench bench;
  bench.journal.made(bench.making(), "a");
  bench.journal.made(bench.making(), "b");
  bench.journal.removed("b");
  bench.journal.made_nothing(bench.making());
  EXPECT_THAT(bench.sweep().removed, ElementsAre("a"));
  EXPECT_THAT(bench.sent, ElementsAre("DELETE /api/records/deals/a"));
  const auto again = bench.sweep();
  EXPECT_TRUE(bench.sent.empty()) << "a second time";
  EXPECT_TRUE(again.is_clean());
}

TEST(Sweep, CountsWhatIsGoneAlready) {
  for (const int status : {404, 410}) {
    SweepBench bench;
    bench.answer = [&](const kizen::Request&) { return kizen::Response{status}; };
    bench.journal.made(bench.making(), "a");
    const auto result = bench.sweep();
    EXPECT_EQ(result.already_gone, 1U);
    EXPECT_TRUE(result.is_clean() && result.removed.empty());
    bench.sweep();
    EXPECT_TRUE(bench.sent.empty());
  }
}

TEST(Sweep, TellsWhatIsLeftAndWhy) {
  SweepBench bench;
  bench.journal.made(bench.making(), "a");
  bench.answer = [](const kizen::Request&) { return kizen::Response{500}; };
  EXPECT_EQ(SweepBench::why(bench.sweep()), "500 to records_destroy");
  bench.answer = [](const kizen::Request&) {
    return kizen::NoAnswer{kizen::NoAnswer::Reason::Unreachable, "nobody"};
  };
  EXPECT_EQ(SweepBench::why(bench.sweep()), "no answer: unreachable: nobody");
  bench.options.identities.clear();
  EXPECT_EQ(SweepBench::why(bench.sweep()), "the credentials it was made with are not given (own)");
  std::ostringstream text;
  text << bench.sweep().left.at(0);
  EXPECT_THAT(text.str(), StartsWith("records_add_create object_identifier=deals a: the cred"));
}

TEST(Sweep, FindsWhatHasNoIdByTheMarkerAndTouchesNothingElse) {
  SweepBench bench;
  bench.making();
  std::vector<std::string> there = {"a", "b"};
  bench.answer = [&](const kizen::Request& request) -> kizen::Answer {
    if (request.method == "DELETE") {
      const auto id = request.target.substr(request.target.rfind('/') + 1);
      there.erase(std::remove(there.begin(), there.end(), id), there.end());
      return kizen::Response{204};
    }
    const kizen::json link = {{"display_name", "x kc1x5z"}};
    auto found = kizen::json::array({row("other", kizen::json::array({link})), row("more", link)});
    for (const auto& id : there) found.push_back(row(id, "x kc1x5z"));
    return SweepBench::rows(found);
  };
  EXPECT_THAT(bench.sweep().removed, ElementsAre("a", "b"));
  EXPECT_EQ(bench.sent.at(0), "POST /api/records/deals/search?search=kc1x");
  EXPECT_EQ(std::count(bench.sent.begin(), bench.sent.end(), "DELETE /api/records/deals/other"), 0);
  bench.sweep();
  EXPECT_TRUE(bench.sent.empty());
}

TEST(Sweep, LeavesWhatWasMadeWithOtherCredentials) {
  SweepBench bench;
  bench.journal = kizen::Journal::create(
      bench.folder.path("k"),
      {"kc1x", "http://127.0.0.1:9", "", "", "",
       kizen::detail::credential_prints({{"own", {{"X-API-KEY", "another"}}}}, "kc1x")});
  bench.journal.made(bench.making(), "a");
  EXPECT_EQ(SweepBench::why(bench.sweep()),
            "it was made with other credentials than are given (own)");
  EXPECT_TRUE(bench.sent.empty());
  bench.options.identities = {{"own", {{"X-API-KEY", "another"}}}};
  EXPECT_THAT(bench.sweep().removed, ElementsAre("a"));
}

TEST(Sweep, ThatIsNotTheLastLeavesWhatNoSearchShows) {
  SweepBench bench;
  bench.making();
  bench.options.is_final = false;
  EXPECT_EQ(SweepBench::why(bench.sweep()), "no search shows it yet, nor did an answer come");
  EXPECT_EQ(bench.journal.entries().at(0).state, JournalEntry::State::Unknown);
  bench.journal.answered(bench.making());
  EXPECT_EQ(bench.sweep().left.size(), 1U) << "an answer came to the other";
  EXPECT_EQ(bench.journal.entries().at(1).state, JournalEntry::State::Nothing);
  bench.options.is_final = true;
  EXPECT_TRUE(bench.sweep().is_clean());
}

TEST(Sweep, GoesOnAfterWhatCannotBeRemoved) {
  SweepBench bench;
  bench.making();
  bench.answer = [&](const kizen::Request& request) -> kizen::Answer {
    if (request.method != "DELETE") {
      return SweepBench::rows(kizen::json::array({row("a", "kc1x1z"), row("b", "kc1x2z")}));
    }
    return kizen::Response{request.target.back() == 'a' ? 403 : 204};
  };
  const auto result = bench.sweep();
  EXPECT_THAT(result.removed, ElementsAre("b"));
  ASSERT_EQ(result.left.size(), 1U);
  EXPECT_EQ(result.left[0].id, "a");
}

TEST(Sweep, TakesNoMissingSearchForAnEmptyOne) {
  SweepBench bench;
  bench.making();
  bench.answer = [](const kizen::Request&) { return kizen::Response{404}; };
  EXPECT_EQ(SweepBench::why(bench.sweep()), "404 to records_search_create, without a list");
}

TEST(Sweep, WaitsForASearchThatLags) {
  SweepBench bench;
  bench.making();
  bench.answer = [&](const kizen::Request& request) -> kizen::Answer {
    if (request.method == "DELETE") return kizen::Response{204};
    const bool is_shown = bench.clock.waited >= std::chrono::seconds(2);
    return SweepBench::rows(is_shown ? kizen::json::array({row("a", "kc1x5z")})
                                     : kizen::json::array());
  };
  EXPECT_THAT(bench.sweep().removed, ElementsAre("a"));
}

TEST(Sweep, LeavesWhatItCannotLookFor) {
  SweepBench bench;
  bench.making(false);
  EXPECT_THAT(SweepBench::why(bench.sweep()), HasSubstr("whose name does not hold kc1x"));
  EXPECT_TRUE(bench.sent.empty());
  EXPECT_EQ(bench.journal.entries().at(0).state, JournalEntry::State::Unknown);
}

TEST(Sweep, LeavesAllWhereASearchFails) {
  SweepBench bench;
  bench.making();
  bench.making();
  bench.answer = [](const kizen::Request&) { return kizen::Response{200, {}, "[]"}; };
  const auto result = bench.sweep();
  EXPECT_EQ(result.left.size(), 2U);
  EXPECT_EQ(SweepBench::why(result), "200 to records_search_create, without a list");
}

TEST(Sweep, WaitsAsItIsAskedButNotForEver) {
  SweepBench bench;
  bench.journal.made(bench.making(), "a");
  bench.answer = [](const kizen::Request&) { return kizen::Response{429, {{"Retry-After", "7"}}}; };
  EXPECT_EQ(SweepBench::why(bench.sweep()), "429 to records_destroy");
  EXPECT_EQ(bench.sent.size(), 5U);
  EXPECT_EQ(bench.clock.waited, std::chrono::seconds(28));
}

TEST(Sweep, EndsBeforeTheNextRequestWhereItIsInterrupted) {
  SweepBench bench;
  bench.journal.made(bench.making(), "a");
  const std::atomic<bool> interrupted{true};
  bench.options.interrupted = &interrupted;
  EXPECT_EQ(SweepBench::why(bench.sweep()), "interrupted");
  EXPECT_TRUE(bench.sent.empty());
}

}  // namespace
