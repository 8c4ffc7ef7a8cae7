#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <kizen/run.hpp>
#include <kizen/run/journal.hpp>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "support/process.hpp"

namespace {

using kizen::Journal;
using kizen::JournalEntry;
using kizen::JournalError;
using kizen_test::TemporaryFolder;
using testing::HasSubstr;

const kizen::JournalHeader journal_head{"kc1x", "http://127.0.0.1:9", "staging", "things.json",
                                        "2026-01-31T08:30:00Z"};

JournalEntry an_entry() { return {0, "add", {{"kind", "deals"}}, "own", true}; }

std::string problem_of(const std::string& path) {
  try {
    Journal::open(path);
  } catch (const JournalError& error) {
    return error.what();
  }
  return "it was opened";
}

TEST(Journal, GivesBackWhatWasNoted) {
  const TemporaryFolder folder;
  const auto path = folder.path("deep/er/j.ndjson");
  {
    auto journal = Journal::create(path, journal_head);
    EXPECT_EQ(journal.making(an_entry()), 1U);
    EXPECT_EQ(journal.making(an_entry()), 2U);
    EXPECT_EQ(journal.making(an_entry()), 3U);
    EXPECT_EQ(journal.making(an_entry()), 4U);
    journal.made(1, "a");
    journal.made(3, "b");
    journal.made_nothing(2);
    journal.removed("b");
    journal.removed("of nobody");
  }
  const auto journal = Journal::open(path);
  EXPECT_EQ(journal.header().run, "kc1x");
  EXPECT_EQ(journal.header().target, "http://127.0.0.1:9");
  EXPECT_EQ(journal.header().profile, "staging");
  EXPECT_EQ(journal.header().contract, "things.json");
  EXPECT_EQ(journal.header().started, "2026-01-31T08:30:00Z");
  const auto entries = journal.entries();
  ASSERT_EQ(entries.size(), 4U);
  EXPECT_EQ(entries[0].state, JournalEntry::State::Made);
  EXPECT_EQ(entries[0].id, "a");
  EXPECT_EQ(entries[0].path.at("kind"), "deals");
  EXPECT_EQ(entries[0].identity, "own");
  EXPECT_TRUE(entries[0].is_marked);
  EXPECT_EQ(entries[1].state, JournalEntry::State::Nothing);
  EXPECT_EQ(entries[2].state, JournalEntry::State::Removed);
  EXPECT_EQ(entries[3].state, JournalEntry::State::Unknown);
}

TEST(Journal, GoesOnWhereItEnded) {
  const TemporaryFolder folder;
  const auto path = folder.path("j");
  Journal::create(path, journal_head).making(an_entry());
  EXPECT_EQ(Journal::open(path).making(an_entry()), 2U);
  EXPECT_EQ(Journal::open(path).entries().size(), 2U);
}

TEST(Journal, IsForItsOwnerAlone) {
  const TemporaryFolder folder;
  const auto path = folder.path("j");
  Journal::create(path, journal_head);
  EXPECT_EQ(std::filesystem::status(path).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

// Runs that end take the folder away where it is empty; one that begins may have just made it.
TEST(Journal, IsMadeThoughOthersTakeItsFolderAway) {
  const TemporaryFolder folder;
  const auto shared = folder.path("journals");
  std::atomic<bool> is_done{false};
  std::thread others([&] {
    std::error_code ignored;
    while (!is_done) std::filesystem::remove(shared, ignored);
  });
  for (int number = 0; number < 300; ++number) {
    EXPECT_NO_THROW({
      const kizen::detail::JournalFile file(shared + "/" + std::to_string(number), true);
      file.remove();
    });
  }
  is_done = true;
  others.join();
}

TEST(Journal, ForgetsALastLineThatBrokeOff) {
  const TemporaryFolder folder;
  const auto path = folder.path("j");
  Journal::create(path, journal_head).making(an_entry());
  const auto whole = folder.read("j");
  for (const char* const rest : {"{", "{\"making\":2,\"operation\":\"add\"", "\xff"}) {
    folder.write("j", whole + rest);
    EXPECT_EQ(Journal::open(path).entries().size(), 1U) << rest;
    EXPECT_EQ(folder.read("j"), whole) << "what is noted next must begin a line";
  }
}

TEST(Journal, OfARunThatWasKilledBeforeItsFirstLineHoldsNothing) {
  const TemporaryFolder folder;
  for (const char* const text : {"", "{", "{\"contract\":\"thi"}) {
    const auto path = folder.write("j", text);
    EXPECT_TRUE(Journal::open(path).entries().empty()) << text;
    EXPECT_EQ(Journal::open(path).header().run, "") << text;
  }
}

/// A file may not grow beyond that many bytes while this is there.
class FileLimit {
 public:
  explicit FileLimit(std::size_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    auto less = before_;
    less.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &less);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;
  ~FileLimit() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

TEST(Journal, KeepsNoHalfOfALineThatDidNotFit) {
  const TemporaryFolder folder;
  const auto path = folder.path("j");
  {
    auto journal = Journal::create(path, journal_head);
    journal.making(an_entry());
    const auto whole = folder.read("j");
    {
      const FileLimit limit(whole.size() + 20);
      EXPECT_THROW(journal.making(an_entry()), JournalError);
    }
    EXPECT_EQ(folder.read("j"), whole);
    EXPECT_EQ(journal.making(an_entry()), 2U) << "the number is free again";
  }
  EXPECT_EQ(Journal::open(path).entries().size(), 2U);
}

TEST(Journal, IsNeverReplaced) {
  const TemporaryFolder folder;
  const auto path = folder.write("j", "mine");
  EXPECT_THROW(Journal::create(path, journal_head), JournalError);
  EXPECT_EQ(folder.read("j"), "mine");
}

TEST(Journal, IsOfOneProcessAtATime) {
  const TemporaryFolder folder;
  const auto path = folder.path("j");
  const auto journal = Journal::create(path, journal_head);
  EXPECT_THAT(problem_of(path), HasSubstr("j: the journal is in use: its run has not ended"));
}

TEST(Journal, NamesTheLineThatIsNone) {
  const TemporaryFolder folder;
  const auto path = folder.path("j");
  Journal::create(path, journal_head).making(an_entry());
  const auto whole = folder.read("j");
  const std::vector<std::pair<const char*, const char*>> bad = {
      {"nonsense", "j:3: this is no line of a journal: it is no JSON object; give a file that"},
      {"{\"making\": 7, \"operation\": \"a\"}", "j:3: this is no line of a journal: its number"},
      {"{\"making\": 2}", "a member is missing or of another type"},
      {"{\"made\": 9, \"id\": \"x\"}", "it speaks of an entry that is not there"},
      {"{\"nothing\": 0}", "it speaks of an entry that is not there"},
      {"{\"else\": 1}", "it has none of the members making, made, nothing, answered, removed"}};
  for (const auto& [line, problem] : bad) {
    folder.write("j", whole + line + "\n");
    EXPECT_THAT(problem_of(path), HasSubstr(problem));
  }
  folder.write("j", "{\"journal\": 2}\n");
  EXPECT_THAT(problem_of(path), HasSubstr("j:1: this is no line of a journal: only version 1"));
  folder.write("j", "hello");
  EXPECT_THAT(problem_of(path), HasSubstr("it has no whole line"));
  EXPECT_EQ(folder.read("j"), "hello") << "what is none of ours stays";
  EXPECT_THAT(problem_of(folder.path("none")), HasSubstr("cannot be opened: No such file"));
}

TEST(Journal, IsTakenAwayWithItsEmptyFolder) {
  const TemporaryFolder folder;
  auto one = Journal::create(folder.path("all/one"), journal_head);
  auto two = Journal::create(folder.path("all/two"), journal_head);
  one.discard();
  EXPECT_TRUE(std::filesystem::exists(folder.path("all/two")));
  two.discard();
  EXPECT_FALSE(std::filesystem::exists(folder.path("all")));
}

TEST(Journal, OfSeveralThreadsHoldsWholeLines) {
  const TemporaryFolder folder;
  const auto path = folder.path("j");
  {
    auto journal = Journal::create(path, journal_head);
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&journal, i] {
        for (int n = 0; n < 25; ++n) {
          const auto number = journal.making(an_entry());
          journal.made(number, std::to_string(i) + "-" + std::to_string(n));
        }
      });
    }
    for (auto& thread : threads) thread.join();
  }
  const auto entries = Journal::open(path).entries();
  EXPECT_EQ(entries.size(), 200U);
  for (const auto& entry : entries) EXPECT_EQ(entry.state, JournalEntry::State::Made) << entry;
}

/// Killed at many a moment, a process has noted all that it was told it had.
TEST(Journal, LosesNothingThatWasNotedWhereItsProcessIsKilled) {
  for (const int microseconds : {0, 100, 500, 1000, 3000, 7000, 15000}) {
    const TemporaryFolder folder;
    const auto path = folder.path("j");
    int noted[2];
    ASSERT_EQ(pipe(noted), 0);
    const pid_t child = fork();
    if (child == 0) {
      auto journal = Journal::create(path, journal_head);
      while (true) {
        const auto number = static_cast<char>(journal.making(an_entry()) % 100);
        if (write(noted[1], &number, 1) != 1) _exit(1);
      }
    }
    char first = 0;
    ASSERT_EQ(read(noted[0], &first, 1), 1);
    usleep(static_cast<useconds_t>(microseconds));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    close(noted[1]);
    std::size_t told = 1;
    for (char more = 0; read(noted[0], &more, 1) == 1;) ++told;
    close(noted[0]);
    EXPECT_GE(Journal::open(path).entries().size(), told);
  }
}

}  // namespace
