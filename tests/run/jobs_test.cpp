#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <kizen/run.hpp>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/flow_bench.hpp"
#include "support/gate.hpp"

namespace {

using kizen::CaseStatus;
using kizen::json;
using kizen::Outcome;
using kizen_test::FlowBench;
using kizen_test::Gate;
using kizen_test::reading;
using kizen_test::sized;
using kizen_test::suite_of;
using kizen_test::teardown_of;
using kizen_test::with;
using kizen_test::workflow;

/// Workflows that each read the thing of their own name.
std::vector<json> readers(const std::vector<std::string>& names) {
  std::vector<json> all;
  for (const auto& name : names) all.push_back(workflow(name, {reading(name)}));
  return all;
}

/// A workflow that needs others, and reads the thing of its own name.
json reader_after(const std::string& name, const std::vector<std::string>& needed) {
  return with(workflow(name, {reading(name)}), {{"dependsOn", needed}});
}

struct JobsBench : FlowBench {
  explicit JobsBench(std::size_t jobs) { options.jobs = jobs; }

  std::size_t place_of(const std::string& what) const {
    const auto all = " " + order() + " ";
    return all.find(" " + what + " ");
  }
};

/// Notes all it is told, and whether it was told by two threads at once.
struct Heard : kizen::Reporter {
  void run_started(const kizen::RunHeader&) override {}
  void case_started(const std::string& title) override { note("[" + title); }
  void case_finished(const kizen::CaseResult& result) override { note(result.title() + "]"); }
  void run_finished(const kizen::Summary&, kizen::Outcome) override {}

  void note(const std::string& what) {
    if (++inside > 1) at_once = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    all += what;
    --inside;
  }

  std::atomic<int> inside{0};
  std::atomic<bool> at_once{false};
  std::string all;
};

TEST(Jobs, RunAsManyCasesAtOnce) {
  JobsBench bench(4);
  Gate gate(4);
  bench.answer = [&](const kizen::Request&) -> kizen::Answer {
    if (!gate.pass()) return kizen_test::silent();
    return sized(1);
  };
  const auto told = bench.run(suite_of(readers({"a", "b", "c", "d"})));
  EXPECT_EQ(told.outcome, Outcome::Kept);
  EXPECT_EQ(told.summary.exchanges(), 4U);
}

TEST(Jobs, OfOneRunOnTheThreadOfTheCaller) {
  JobsBench bench(1);
  std::set<std::thread::id> threads;
  bench.answer = [&](const kizen::Request&) {
    threads.insert(std::this_thread::get_id());
    return sized(1);
  };
  bench.run(suite_of(readers({"a", "b"})));
  EXPECT_EQ(threads, std::set<std::thread::id>{std::this_thread::get_id()});
}

TEST(Jobs, AreToldInTheOrderOfThePlanOneAtATime) {
  JobsBench bench(3);
  Gate gate(5);
  const auto others = bench.answer;
  bench.answer = [&](const kizen::Request& request) {
    const bool is_first = FlowBench::name_of(request) == "a";
    if (is_first || FlowBench::name_of(request) > "b") gate.pass(is_first);
    return others(request);
  };
  bench.options.transport = bench.transport();
  Heard heard;
  kizen::Runner(bench.target, bench.options)
      .run({suite_of(readers({"a", "b", "c", "d", "e", "f"}))}, heard);
  EXPECT_EQ(heard.all, "[aa][bb][cc][dd][ee][ff]");
  EXPECT_FALSE(heard.at_once);
}

TEST(Jobs, WaitForWhatTheyDependOn) {
  for (int times = 0; times < 20; ++times) {
    JobsBench bench(8);
    const auto told = bench.run(suite_of(
        {workflow("base", {reading("base")}, teardown_of("base")), reader_after("x", {"base"}),
         reader_after("y", {"base", "x"}), reader_after("z", {"base"}),
         workflow("free", {reading("free")}), kizen_test::remove_workflow()}));
    EXPECT_EQ(told.outcome, Outcome::Kept);
    EXPECT_LT(bench.place_of("base"), bench.place_of("x"));
    EXPECT_LT(bench.place_of("base"), bench.place_of("z"));
    EXPECT_LT(bench.place_of("x"), bench.place_of("y"));
    for (const char* const name : {"x", "y", "z"}) {
      EXPECT_LT(bench.place_of(name), bench.place_of("-base")) << bench.order();
    }
  }
}

TEST(Jobs, SkipWhatDependsOnACaseThatFailed) {
  JobsBench bench(8);
  bench.says("base", {sized(2)});
  const auto told = bench.run(suite_of({workflow("base", {reading("base")}),
                                        reader_after("x", {"base"}), reader_after("y", {"x"})}));
  EXPECT_EQ(bench.order(), "base");
  EXPECT_EQ(told.cases.at(1).reason, "depends on base, which ended as failed");
  EXPECT_EQ(told.cases.at(2).status, CaseStatus::Skipped);
}

TEST(Jobs, CloseWhatIsKeptOpenWhereTheRunEndsEarly) {
  for (int times = 0; times < 20; ++times) {
    JobsBench bench(4);
    bench.interrupt([](const auto& request) { return FlowBench::name_of(request) == "x"; });
    const auto told = bench.run(suite_of(
        {workflow("early", {reading("early")}, teardown_of("early")),
         with(workflow("late", {reading("late")}, teardown_of("late")),
              {{"dependsOn", json::array({"early"})}}),
         reader_after("x", {"late"}), reader_after("y", {"late"}), kizen_test::remove_workflow()}));
    EXPECT_EQ(told.outcome, Outcome::Interrupted);
    ASSERT_NE(bench.place_of("-late"), std::string::npos);
    EXPECT_LT(bench.place_of("-late"), bench.place_of("-early")) << bench.order();
  }
}

TEST(Jobs, GoOnWhileADependencyIsTornDown) {
  JobsBench bench(2);
  Gate gate(2);
  std::atomic<bool> all_came{true};
  const auto others = bench.answer;
  bench.answer = [&](const kizen::Request& request) {
    const auto name = FlowBench::name_of(request);
    if ((request.method == "DELETE" || name == "c") && !gate.pass()) all_came = false;
    return others(request);
  };
  const auto told = bench.run(suite_of(
      {workflow("base", {reading("base")}, teardown_of("base")), reader_after("x", {"base"}),
       workflow("a", {reading("a")}), workflow("b", {reading("b")}), workflow("c", {reading("c")}),
       kizen_test::remove_workflow()}));
  EXPECT_EQ(told.outcome, Outcome::Kept);
  EXPECT_TRUE(all_came);
}

TEST(Jobs, EndWhereNobodyAnswers) {
  JobsBench bench(4);
  bench.answer = [](const kizen::Request&) { return kizen_test::silent(); };
  std::vector<std::string> names;
  for (char name = 'a'; name <= 'z'; ++name) names.emplace_back(1, name);
  const auto told = bench.run(suite_of(readers(names)));
  EXPECT_LE(told.cases.size(), 4U);
  EXPECT_NE(told.summary.stopped, "");
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

TEST(Jobs, EndWhereTheCredentialsAreRefused) {
  JobsBench bench(4);
  bench.answer = [](const kizen::Request&) { return kizen::Response{401}; };
  const auto told = bench.run(suite_of(readers({"a", "b", "c", "d", "e", "f", "g", "h", "i"})));
  EXPECT_LE(told.cases.size(), 4U);
  for (const auto& one : told.cases) EXPECT_EQ(one.status, CaseStatus::NotRun);
  EXPECT_EQ(told.summary.stopped.substr(0, 47), "the target refuses the credentials: 401 to GET ");
}

TEST(Jobs, CallFunctionsOfTheCallerOneAtATime) {
  JobsBench bench(8);
  std::set<std::string> texts;
  int exchanges = 0;
  int next = 0;
  bench.options.inputs.unique = [&] { return "text" + std::to_string(next++); };
  bench.options.exchanged = [&](const kizen::Operation&, const kizen::Exchange& exchange) {
    ++exchanges;
    texts.insert(exchange.request.target);
  };
  std::vector<json> all;
  for (int i = 0; i < 24; ++i) {
    auto made = workflow("w" + std::to_string(i), {kizen_test::read_step("$inputs.name")},
                         {{"unique", json::array({"name"})}});
    made["inputs"] = {{"type", "object"},
                      {"properties", {{"name", {{"type", "string"}, {"default", "x"}}}}}};
    all.push_back(made);
  }
  bench.run(suite_of(all));
  EXPECT_EQ(exchanges, 24);
  EXPECT_EQ(texts.size(), 24U);
}

TEST(Jobs, HaveUniqueTextsOfWhichNoneIsAPartOfAnother) {
  std::vector<std::string> texts(400);
  const auto unique_text = kizen::detail::unique_texts(kizen::make_run_marker());
  kizen::detail::rethrow_first(kizen::detail::at_once(8, [&](std::size_t thread) {
    for (std::size_t i = 0; i < 50; ++i) texts[thread * 50 + i] = unique_text();
  }));
  for (const auto& one : texts) {
    const auto holds = [&](const std::string& other) { return other.find(one) != one.npos; };
    EXPECT_EQ(std::count_if(texts.begin(), texts.end(), holds), 1) << one;
  }
}

TEST(Jobs, RethrowWhatAReporterThrows) {
  struct Failing : Heard {
    void case_finished(const kizen::CaseResult&) override {
      ++finished;
      throw std::runtime_error("disk full");
    }
    int finished = 0;
  };
  JobsBench bench(4);
  bench.options.transport = bench.transport();
  Failing failing;
  EXPECT_THROW(kizen::Runner(bench.target, bench.options)
                   .run({suite_of(readers({"a", "b", "c", "d", "e", "f", "g", "h"}))}, failing),
               std::runtime_error);
  EXPECT_EQ(failing.finished, 1);
}

TEST(Jobs, CloseWhatIsKeptOpenAndTellOthersWhereACaseThrows) {
  for (const std::size_t jobs : {std::size_t{1}, std::size_t{3}}) {
    JobsBench bench(jobs);
    const auto others = bench.answer;
    bench.answer = [&](const kizen::Request& request) {
      if (FlowBench::name_of(request) == "x") throw std::runtime_error("no socket");
      return others(request);
    };
    bench.options.transport = bench.transport();
    Heard heard;
    const auto suite = suite_of({workflow("early", {reading("early")}, teardown_of("early")),
                                 with(workflow("late", {reading("late")}, teardown_of("late")),
                                      {{"dependsOn", json::array({"early"})}}),
                                 reader_after("x", {"late"}), reader_after("y", {"x"}),
                                 kizen_test::remove_workflow()});
    EXPECT_THROW(kizen::Runner(bench.target, bench.options).run({suite}, heard),
                 std::runtime_error);
    EXPECT_EQ(bench.order(), "early late x -late -early");
    EXPECT_EQ(heard.all, "[earlyearly][latelate][x");
  }
}

TEST(Jobs, CloseAllThatIsKeptOpenWhereATeardownThrows) {
  JobsBench bench(1);
  const auto others = bench.answer;
  bench.answer = [&](const kizen::Request& request) {
    if (request.method == "DELETE") throw std::runtime_error(FlowBench::name_of(request));
    return others(request);
  };
  const auto suite =
      suite_of({workflow("early", {reading("early")}, teardown_of("early")),
                workflow("late", {reading("late")}, teardown_of("late")),
                reader_after("x", {"early", "late"}), kizen_test::remove_workflow()});
  try {
    bench.run(suite);
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "late") << "the first";
  }
  EXPECT_EQ(bench.order(), "early late x -late -early");
}

TEST(Jobs, TellThoseThatEndedAfterACaseThatThrew) {
  JobsBench bench(2);
  Gate gate(2);
  const auto others = bench.answer;
  bench.answer = [&](const kizen::Request& request) {
    gate.pass();
    if (FlowBench::name_of(request) == "a") throw std::runtime_error("no socket");
    return others(request);
  };
  bench.options.transport = bench.transport();
  Heard heard;
  EXPECT_THROW(
      kizen::Runner(bench.target, bench.options).run({suite_of(readers({"a", "b"}))}, heard),
      std::runtime_error);
  EXPECT_EQ(heard.all, "[a[bb]");
}

TEST(Jobs, SumUpWhatOneJobWould) {
  const auto summary_of = [](std::size_t jobs) {
    JobsBench bench(jobs);
    bench.says("b", {sized(2)});
    bench.says("c", {sized(-1)});
    return bench.run(suite_of(readers({"a", "b", "c", "d", "e"})));
  };
  const auto one = summary_of(1);
  const auto eight = summary_of(8);
  EXPECT_EQ(eight.summary.cases, one.summary.cases);
  EXPECT_EQ(eight.summary.verdicts, one.summary.verdicts);
  ASSERT_EQ(eight.cases.size(), one.cases.size());
  for (std::size_t i = 0; i < one.cases.size(); ++i) {
    EXPECT_EQ(eight.cases[i].title(), one.cases[i].title());
    EXPECT_EQ(eight.cases[i].status, one.cases[i].status);
  }
}

TEST(MaxFailures, EndARunEarly) {
  JobsBench bench(1);
  bench.options.max_failures = 2;
  for (const char* const name : {"a", "c", "d"}) bench.says(name, {sized(2)});
  const auto suite = suite_of(readers({"a", "b", "c", "d", "e"}));
  auto told = bench.run(suite);
  EXPECT_EQ(bench.order(), "a b c");
  EXPECT_EQ(told.summary.not_started, 2U);
  EXPECT_EQ(told.outcome, Outcome::Broken);
  bench.script.clear();
  for (const char* const name : {"a", "e"}) bench.says(name, {sized(2)});
  told = bench.run(suite);
  EXPECT_EQ(told.summary.not_started, 0U) << "nothing was left to start";
  EXPECT_TRUE(told.summary.is_complete());
}

TEST(MaxFailures, LeaveTeardownAndExpectedFailuresAlone) {
  JobsBench bench(1);
  bench.options.max_failures = 1;
  bench.says("a", {sized(2)});
  bench.says("b", {sized(2)});
  const auto told = bench.run(suite_of({workflow("a", {reading("a")}, {{"xfail", "known"}}),
                                        workflow("kept", {reading("kept")}, teardown_of("kept")),
                                        reader_after("b", {"kept"}), reader_after("c", {"kept"}),
                                        kizen_test::remove_workflow()}));
  EXPECT_EQ(bench.order(), "a kept b -kept");
  EXPECT_EQ(told.summary.not_started, 1U);
}

}  // namespace
