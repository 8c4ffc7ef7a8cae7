#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <thread>

#include "support/tool.hpp"

namespace {

using kizen_test::small_suite;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using testing::HasSubstr;

/// A tenant that was left behind, and is ended by the end of the test.
class Detached : public testing::Test {
 protected:
  ~Detached() override { tool({"serve", "--stop", file}); }

  kizen_test::Ended detach(std::vector<std::string> more = {},
                           const std::vector<std::string>& environment = {}) {
    more.insert(more.begin(), {"serve", "--detach", file});
    return tool(more, environment);
  }

  /// The process that a tenant says it is.
  static pid_t process_in(const std::string& out) {
    std::smatch found;
    const bool is_told = std::regex_search(out, found, std::regex("# process ([0-9]+);"));
    return is_told ? std::stoi(found[1]) : 0;
  }

  static bool ends(pid_t process) {
    for (int i = 0; i < 500; ++i) {
      if (kill(process, 0) != 0) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }

  TemporaryFolder folder;
  std::string file = folder.path("tenant.json");
};

TEST_F(Detached, ListensOnceTheCommandReturns) {
  const auto ended = detach();
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  const auto written = kizen::json::parse(folder.read("tenant.json"));
  EXPECT_EQ(ended.out, "listening on " + written.at("url").get<std::string>() + "\n# process " +
                           std::to_string(process_in(ended.out)) +
                           "; kizen-contract serve --stop " + file + " ends it\n");
  const auto run = tool({"run", folder.write("a.arazzo.yaml", small_suite()), "--target",
                         "served:" + file, "--journal", folder.path("journal")});
  EXPECT_EQ(run.exit_code, 0) << run.out << run.err;
  EXPECT_THAT(run.out, HasSubstr("against " + written.at("url").get<std::string>()));
}

TEST_F(Detached, EndsWhenItIsStopped) {
  const auto process = process_in(detach().out);
  const auto ended = tool({"serve", "--stop", file});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_EQ(ended.out, "ended the tenant of " + file + "\n");
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_TRUE(ends(process));
  EXPECT_EQ(tool({"serve", "--stop", file}).out, "nothing is served by " + file + "\n");
}

TEST_F(Detached, IsOneAFile) {
  const auto process = process_in(detach().out);
  const auto again = detach();
  EXPECT_EQ(again.exit_code, 3);
  EXPECT_EQ(again.err, "kizen-contract: " + file + " is held by process " +
                           std::to_string(process) + "; `serve --stop` ends a tenant\n");
}

TEST_F(Detached, ThatWasKilledLeavesNothingThatMatters) {
  const auto process = process_in(detach().out);
  ASSERT_GT(process, 0);
  kill(process, SIGKILL);
  ASSERT_TRUE(ends(process));
  EXPECT_EQ(detach().exit_code, 0) << "the file was taken for one that is held";
}

TEST_F(Detached, OfWhichAFileIsLeftAloneIsNoProcessToEnd) {
  const auto process = process_in(detach().out);
  kill(process, SIGKILL);
  ASSERT_TRUE(ends(process));
  const auto ended = tool({"serve", "--stop", file});
  EXPECT_EQ(ended.out, "no tenant was left of " + file + "\n");
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(Detached, EndsWhenItsFileIsGone) {
  const auto process = process_in(detach().out);
  std::filesystem::remove(file);
  EXPECT_TRUE(ends(process));
}

TEST_F(Detached, EndsByASignal) {
  const auto process = process_in(detach({"--state", folder.path("state")}).out);
  kill(process, SIGTERM);
  EXPECT_TRUE(ends(process));
  EXPECT_TRUE(std::filesystem::exists(folder.path("state")));
}

TEST_F(Detached, SaysWhyItCannotListen) {
  const kizen_test::Served other;
  const auto ended = detach({"--port", other.port});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.err, HasSubstr("kizen-contract: "));
  EXPECT_THAT(ended.err, HasSubstr(other.port));
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(Detached, WritesItsCredentialsThoughTheyAreThoseOfTheEnvironment) {
  EXPECT_EQ(detach({}, {"KIZEN_API_KEY=kizen-demo-key-first"}).exit_code, 0);
  EXPECT_THAT(folder.read("tenant.json"), HasSubstr("kizen-demo-key-first"));
}

TEST_F(Detached, StopsNothingByAFileOfAnotherKind) {
  folder.write("tenant.json", "{\"url\": \"http://127.0.0.1:1\"}");
  const auto ended = tool({"serve", "--stop", file});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.err, "kizen-contract: " + file +
                           ": is not what a served tenant writes; name the file that `serve "
                           "--detach` has written\n");
  EXPECT_TRUE(std::filesystem::exists(file));
  std::filesystem::remove(file);
}

TEST_F(Detached, IsNoTargetWithoutItsFile) {
  const auto suite = folder.write("a.arazzo.yaml", small_suite());
  const auto ended = tool({"run", suite, "--target", "served:" + file});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("tenant.json: no tenant is served there; name the file"));
}

}  // namespace
