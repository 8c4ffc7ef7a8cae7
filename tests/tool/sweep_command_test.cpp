#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <kizen/http.hpp>
#include <kizen/tenant.hpp>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <thread>
#include <vector>

#include "http/loopback.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::Process;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using kizen_test::tool_setup;
using testing::HasSubstr;

/// The built-in tenant; it makes what it is asked for, but may keep silent of it until it is let go.
struct SilentTenant {
  SilentTenant() {
    const auto answer = [this](const httplib::Request& from, httplib::Response& to) {
      const auto request = kizen::to_request(from);
      const auto response = service.answer(request);
      if (request.method == "POST" && response.status == 201) ++made;
      while (request.method == "POST" && response.status == 201 && is_silent) pause();
      to.status = response.status;
      if (!response.body.empty()) to.set_content(response.body, "application/json");
    };
    loopback.server.Get(".*", answer).Post(".*", answer).Delete(".*", answer);
    url = "http://127.0.0.1:" + std::to_string(loopback.start());
  }
  ~SilentTenant() { is_silent = false; }

  static void pause() { std::this_thread::sleep_for(std::chrono::milliseconds(2)); }

  void wait_until_made(int count) const {
    for (int i = 0; i < 30000 && made < count; ++i) pause();
    ASSERT_GE(made, count) << "nothing was made";
  }

  /// How many deals there are.
  int deals() const {
    kizen::Request search{"POST", "/api/records/deals/search", {}, "{}"};
    const auto own = service.credentials(0);
    search.headers.add("X-API-KEY", own.api_key);
    search.headers.add("X-BUSINESS-ID", own.business_id);
    search.headers.add("X-USER-ID", own.user_id);
    search.headers.add("Content-Type", "application/json");
    return kizen::json::parse(service.answer(search).body).at("count");
  }

  mutable kizen::RecordsService service;
  std::atomic<bool> is_silent{false};
  std::atomic<int> made{0};
  std::string url;
  kizen_test::Loopback loopback;  // the last: it stops before what it uses is gone
};

struct SweepCommand : testing::Test {
  std::vector<std::string> run(const std::string& jobs = "1") const {
    return {"run", suite, "--target", tenant.url, "--journal", journal, "--jobs", jobs};
  }

  SilentTenant tenant;
  TemporaryFolder folder;
  std::string suite = folder.write("small.arazzo.yaml", kizen_test::small_suite());
  std::string journal = folder.path("run.ndjson");
};

TEST_F(SweepCommand, HasNothingToDoAfterARunThatEnded) {
  EXPECT_EQ(tool(run()).exit_code, 0);
  EXPECT_EQ(tenant.deals(), 0);
  EXPECT_FALSE(std::filesystem::exists(journal));
}

TEST_F(SweepCommand, RemovesWhatARunMadeThatWasKilledBeforeItKnew) {
  tenant.is_silent = true;
  {
    Process killed(tool_setup(run("2")));
    tenant.wait_until_made(2);
    killed.signal(SIGKILL);
    EXPECT_EQ(killed.wait().exit_code, 128 + SIGKILL);
  }
  tenant.is_silent = false;
  EXPECT_EQ(tenant.deals(), 2);
  const auto swept = tool({"sweep", journal});
  EXPECT_EQ(swept.exit_code, 0) << swept.err;
  EXPECT_THAT(swept.out,
              testing::ContainsRegex(": run kc[0-9a-z]+x of 20[0-9TZ:-]+ at http://127"));
  EXPECT_THAT(swept.out, HasSubstr(": 2 removed, 0 already gone; nothing is left\n"));
  EXPECT_EQ(tenant.deals(), 0);
  const auto again = tool({"sweep", journal});
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.out, HasSubstr(": 0 removed, 0 already gone; nothing is left\n"));
}

/// The small suite, with so many cases that a run of it takes a while.
std::string long_suite() {
  auto text = kizen_test::small_suite();
  const std::string again = "        - name: again\n";
  std::string many;
  for (int i = 0; i < 200; ++i) many += "        - name: again " + std::to_string(i) + "\n";
  return text.replace(text.find(again), again.size(), many);
}

TEST_F(SweepCommand, LeavesNothingOfARunThatIsKilledAtAnyMoment) {
  folder.write("small.arazzo.yaml", long_suite());
  int left = 0;
  for (const int made : {1, 2, 3, 5, 8, 13, 21}) {
    tenant.made = 0;
    {
      Process killed(tool_setup(run("2")));
      tenant.wait_until_made(made);
      killed.signal(SIGKILL);
      killed.wait();
    }
    left += tenant.deals();
    const auto swept = tool({"sweep", journal});
    EXPECT_EQ(swept.exit_code, 0) << swept.out << swept.err;
    EXPECT_EQ(tenant.deals(), 0) << made;
    std::filesystem::remove(journal);
  }
  EXPECT_GT(left, 0) << "no run was killed while something of it was there";
}

TEST_F(SweepCommand, IsNamedWhereASecondSignalEndsARun) {
  tenant.is_silent = true;
  Process run_process(tool_setup(run()));
  tenant.wait_until_made(1);
  run_process.signal(SIGINT);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  run_process.signal(SIGTERM);
  const auto ended = run_process.wait();
  tenant.is_silent = false;
  EXPECT_EQ(ended.exit_code, 130);
  EXPECT_EQ(ended.err,
            "\nkizen-contract: ended at once, without teardown; this removes what is left:\n"
            "  kizen-contract sweep " +
                journal + "\n");
  EXPECT_EQ(tenant.deals(), 1);
  EXPECT_EQ(tool({"sweep", journal}).exit_code, 0);
  EXPECT_EQ(tenant.deals(), 0);
}

TEST_F(SweepCommand, WaitsForARunThatGoesOn) {
  tenant.is_silent = true;
  Process run_process(tool_setup(run()));
  tenant.wait_until_made(1);
  const auto swept = tool({"sweep", journal});
  EXPECT_EQ(swept.exit_code, 3);
  EXPECT_THAT(swept.err, HasSubstr("the journal is in use: its run has not ended"));
  tenant.is_silent = false;
  EXPECT_EQ(run_process.wait().exit_code, 0);
}

/// A journal of a run that made something, at a target that is gone.
std::string journal_of_a_lost_run(const TemporaryFolder& folder) {
  return folder.write("lost.ndjson",
                      R"({"journal":1,"run":"kc1x","target":"http://127.0.0.1:1"})"
                      "\n"
                      R"({"making":1,"operation":"records_add_create","as":"own","marked":true,)"
                      R"("path":{"object_identifier":"deals"}})"
                      "\n"
                      R"({"made":1,"id":"6f9619ff-8b86-4011-b42d-00cf4fc964ff"})"
                      "\n");
}

TEST(Sweeping, TellsWhatIsLeft) {
  const TemporaryFolder folder;
  const auto swept = tool({"sweep", journal_of_a_lost_run(folder)});
  EXPECT_EQ(swept.exit_code, 3);
  EXPECT_THAT(swept.out, HasSubstr("; 1 left:\n  records_add_create object_identifier=deals "
                                   "6f9619ff-8b86-4011-b42d-00cf4fc964ff: no answer: unreachable"));
}

TEST(Sweeping, RefusesAnotherTargetThanThatOfTheJournal) {
  const TemporaryFolder folder;
  const auto swept =
      tool({"sweep", journal_of_a_lost_run(folder), "--target", "http://127.0.0.1:2"});
  EXPECT_EQ(swept.exit_code, 1);
  EXPECT_THAT(swept.err, HasSubstr("--target: it is http://127.0.0.1:2, but "));
  EXPECT_THAT(swept.err, HasSubstr("lost.ndjson is of http://127.0.0.1:1; leave it out"));
}

TEST(Sweeping, RefusesAFileThatIsNoJournal) {
  const TemporaryFolder folder;
  const auto path = folder.write("no.ndjson", "hello\n");
  const auto swept = tool({"sweep", path});
  EXPECT_EQ(swept.exit_code, 3);
  EXPECT_THAT(swept.err, HasSubstr("no.ndjson:1: this is no line of a journal"));
}

}  // namespace
