#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <kizen/http.hpp>
#include <kizen/tenant.hpp>
#include <string>
#include <thread>

#include "http/loopback.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::Process;
using kizen_test::Served;
using kizen_test::tool;
using kizen_test::tool_setup;
using testing::HasSubstr;

/// The built-in tenant, but every GET waits until it is let go.
struct SlowTenant {
  SlowTenant() {
    const auto answer = [this](const httplib::Request& from, httplib::Response& to) {
      const auto request = kizen::to_request(from);
      ++received;
      if (request.method == "DELETE") ++archived;
      if (request.method == "GET") stall();
      const auto response = service.answer(request);
      to.status = response.status;
      if (!response.body.empty()) to.set_content(response.body, "application/json");
    };
    loopback.server.Get(".*", answer).Post(".*", answer).Delete(".*", answer);
    url = "http://127.0.0.1:" + std::to_string(loopback.start());
  }

  void stall() {
    stalled = true;
    while (!released) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }

  void wait_until_stalled() const {
    for (int i = 0; i < 30000 && !stalled; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    ASSERT_TRUE(stalled) << "nothing was asked";
  }

  kizen::RecordsService service;
  std::atomic<bool> stalled{false};
  std::atomic<bool> released{false};
  std::atomic<int> received{0};
  std::atomic<int> archived{0};
  std::string url;
  kizen_test::Loopback loopback;  // the last: it stops before what it uses is gone
};

struct Interrupt : testing::TestWithParam<int> {};

TEST_P(Interrupt, TearsDownTheRunningCaseAndStartsNoOther) {
  const kizen_test::TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", kizen_test::small_suite());
  const auto report = folder.path("out.xml");
  SlowTenant tenant;
  Process run(tool_setup({"run", suite, "--target", tenant.url, "--report", "junit=" + report}));
  tenant.wait_until_stalled();
  run.signal(GetParam());
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  tenant.released = true;
  const auto ended = run.wait();
  EXPECT_EQ(ended.exit_code, 130) << ended.out << ended.err;
  EXPECT_EQ(tenant.archived, 1);
  EXPECT_EQ(tenant.received, 3);
  EXPECT_THAT(ended.out, HasSubstr("\ninterrupted: no other case was started\n"));
  const auto reported = folder.read("out.xml");
  EXPECT_THAT(reported, HasSubstr("upserts / once"));
  EXPECT_THAT(reported, HasSubstr("<error message=\"interrupted, 1 case not started\" />"));
}

TEST_P(Interrupt, DoesNotWaitForASilentServer) {
  const kizen_test::TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", kizen_test::small_suite());
  SlowTenant tenant;
  Process run(tool_setup({"run", suite, "--target", tenant.url}));
  tenant.wait_until_stalled();
  const auto begin = std::chrono::steady_clock::now();
  run.signal(GetParam());
  const auto ended = run.wait();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  tenant.released = true;
  EXPECT_EQ(ended.exit_code, 130) << ended.out << ended.err;
  EXPECT_EQ(tenant.archived, 1);
  EXPECT_EQ(tenant.received, 3);
}

INSTANTIATE_TEST_SUITE_P(Every, Interrupt, testing::Values(SIGINT, SIGTERM));

TEST(Interrupt, TearsDownEveryCaseThatIsUnderWay) {
  const kizen_test::TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", kizen_test::small_suite());
  SlowTenant tenant;
  Process run(tool_setup({"run", suite, "--target", tenant.url, "--jobs", "2"}));
  for (int i = 0; i < 30000 && tenant.received < 4; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  run.signal(SIGINT);
  const auto ended = run.wait();
  tenant.released = true;
  EXPECT_EQ(ended.exit_code, 130) << ended.out << ended.err;
  EXPECT_EQ(tenant.archived, 2);
}

TEST(Interrupt, ASecondOneEndsTheRunAtOnce) {
  const kizen_test::TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", kizen_test::small_suite());
  SlowTenant tenant;
  Process run(tool_setup({"run", suite, "--target", tenant.url}));
  tenant.wait_until_stalled();
  run.signal(SIGINT);
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  run.signal(SIGINT);
  EXPECT_EQ(run.wait().exit_code, 130);
  tenant.released = true;
}

TEST(Record, OnAFullDiskEndsTheRunAfterItsTeardown) {
  const kizen_test::TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", kizen_test::small_suite());
  SlowTenant tenant;
  tenant.released = true;
  const auto ended = tool({"run", suite, "--target", tenant.url, "--record", "/dev/full"});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_EQ(ended.err, "kizen-contract: the recording /dev/full cannot be written\n");
  EXPECT_EQ(tenant.archived, 1);
  EXPECT_EQ(tenant.received, 2);
}

struct ServeSignal : testing::TestWithParam<int> {};

TEST_P(ServeSignal, EndsItWithZero) {
  Served served;
  served.process.signal(GetParam());
  const auto ended = served.process.wait();
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_EQ(ended.err, "");
}

INSTANTIATE_TEST_SUITE_P(Every, ServeSignal, testing::Values(SIGINT, SIGTERM));

TEST(Serve, SaysWhereItListensAndHowToGetIn) {
  const Served served;
  EXPECT_EQ(served.url, "http://127.0.0.1:" + served.port);
  EXPECT_THAT(served.process.out(), HasSubstr("\nexport KIZEN_API_KEY=kizen-demo-key-first\n"));
}

TEST(Serve, OnAPortInUseCouldNotRun) {
  const Served served;
  const auto ended = tool({"serve", "--port", served.port});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, HasSubstr(served.port));
}

/// A tenant that is reached by an address that does not count as this machine's own.
struct Elsewhere : testing::Test {
  Elsewhere() {
    tenant.released = true;
    url = "http://0.0.0.0" + tenant.url.substr(tenant.url.rfind(':'));
  }

  std::vector<std::string> credentials() const {
    const auto own = tenant.service.credentials(0);
    return {"KIZEN_API_KEY=" + own.api_key, "KIZEN_BUSINESS_ID=" + own.business_id,
            "KIZEN_USER_ID=" + own.user_id};
  }

  SlowTenant tenant;
  std::string url;
  kizen_test::TemporaryFolder folder;
  std::string suite = folder.write("small.arazzo.yaml", kizen_test::small_suite());
};

TEST_F(Elsewhere, WithoutCredentialsNothingIsSent) {
  const auto ended = tool({"run", suite, "--target", url});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, HasSubstr("KIZEN_API_KEY is not set; export KIZEN_API_KEY, "));
  EXPECT_EQ(tenant.received, 0);
}

TEST_F(Elsewhere, WithoutLeaveNothingIsWritten) {
  const auto ended = tool({"run", suite, "--target", url}, credentials());
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out, HasSubstr("sends records_upsert_create, and writes are refused there "
                                   "(--allow-writes)"));
  EXPECT_EQ(tenant.received, 0);
}

TEST_F(Elsewhere, WithLeaveItIs) {
  const auto ended = tool({"run", suite, "--target", url, "--allow-writes"}, credentials());
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_EQ(tenant.received, 6);
}

TEST(ClosedPipe, LetsARunReachItsTeardown) {
  const kizen_test::TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", kizen_test::small_suite());
  SlowTenant tenant;
  tenant.released = true;
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  auto setup = tool_setup({"run", suite, "--target", tenant.url});
  setup.out = ends[1];
  Process run(setup);
  close(ends[1]);
  EXPECT_EQ(run.wait().exit_code, 0);
  EXPECT_EQ(tenant.archived, 2);
}

TEST(ClosedPipe, EndsAListInWords) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  auto setup = tool_setup({"list", KIZEN_SOURCE_DIR "/suites"});
  setup.out = ends[1];
  Process list(setup);
  close(ends[1]);
  const auto ended = list.wait();
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_EQ(ended.err, "kizen-contract: nobody reads what it writes\n");
}

}  // namespace
