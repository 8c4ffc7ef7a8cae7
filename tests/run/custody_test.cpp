#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <kizen/records.hpp>
#include <kizen/run.hpp>
#include <kizen/run/detail/custody.hpp>
#include <stdexcept>
#include <string>

#include "support/process.hpp"
#include "support/run_bench.hpp"
#include "support/things_lifecycle.hpp"

namespace {

using kizen::CaseStatus;
using kizen::JournalEntry;
using kizen::Outcome;
using kizen::detail::Custody;
using kizen_test::add_step;
using kizen_test::read_step;
using kizen_test::remove_workflow;
using kizen_test::suite_of;
using kizen_test::workflow;
using testing::HasSubstr;

constexpr const char* some_id = "6f9619ff-8b86-4011-b42d-00cf4fc964ff";

/// A run of the records operations that may only change what it makes.
struct RecordsCustody {
  std::string refusal(const char* operation, const std::string& target,
                      const std::string& body = {}) const {
    return custody.refusal(of(operation), request(operation, target, body));
  }

  void answer(const char* operation, const std::string& target, const std::string& body, int status,
              const std::string& answer_body) {
    const auto sent = request(operation, target, body);
    custody.end(custody.begin(of(operation), sent), of(operation), sent,
                kizen::Response{status, {}, answer_body});
  }

  static const kizen::Operation& of(const char* operation) {
    return *kizen::records().operation(operation);
  }

  static kizen::Request request(const char* operation, const std::string& target,
                                const std::string& body) {
    return {of(operation).method, "/api/records/deals/" + target, {{"X-API-KEY", "k"}}, body};
  }

  kizen_test::TemporaryFolder folder;
  kizen::Identities identities = {{"own", {{"X-API-KEY", "k"}}}};
  Custody custody{
      kizen::Writes::Scratch, &kizen::records_lifecycle(), identities, folder.path("j"), {"kc1x"}};
};

TEST(Custody, LetsEveryReadPass) {
  const RecordsCustody one;
  EXPECT_EQ(one.refusal("records_search_create", "search", "{}"), "");
  EXPECT_EQ(one.refusal("records_retrieve", some_id), "");
}

TEST(Custody, RefusesToChangeWhatTheRunHasNotMade) {
  const RecordsCustody one;
  for (const char* const operation :
       {"records_update", "records_partial_update", "records_destroy"}) {
    EXPECT_EQ(one.refusal(operation, some_id, "{}"),
              std::string("it would change ") + some_id +
                  ", which this run has not made (writes: scratch)")
        << operation;
  }
}

TEST(Custody, LetsItChangeWhatItHasMade) {
  RecordsCustody one;
  const auto made = std::string(R"({"id": ")") + some_id + R"("})";
  one.answer("records_add_create", "add", R"({"fields": ["kc1x1z"]})", 200, made);
  EXPECT_EQ(one.refusal("records_destroy", some_id), "");
  EXPECT_EQ(one.refusal("records_destroy", "6F9619FF-8B86-4011-B42D-00CF4FC964FF"), "");
  one.answer("records_destroy", some_id, {}, 204, {});
  EXPECT_EQ(one.custody.journal()->entries().at(0).state, JournalEntry::State::Removed);
  EXPECT_EQ(one.refusal("records_partial_update", some_id), "") << "gone, but it was its own";
}

TEST(Custody, LetsIdsPassThatAreNobodys) {
  const RecordsCustody one;
  for (const char* const id :
       {"00000000-0000-0000-0000-000000000000", "00000000-0000-4000-8000-000000000000",
        "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"}) {
    EXPECT_EQ(one.refusal("records_destroy", id), "") << id;
  }
  for (const char* const id :
       {"00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-00000000000",
        "0000000000000-4000-8000-000000000000", "0", "f0000000-0000-4000-8000-000000000000"}) {
    EXPECT_NE(one.refusal("records_destroy", id), "") << id;
  }
}

TEST(Custody, RefusesToMakeWhatHasNoMarkerInIt) {
  const RecordsCustody one;
  EXPECT_EQ(one.refusal("records_add_create", "add", R"({"fields": ["kc1x1z"]})"), "");
  EXPECT_THAT(one.refusal("records_add_create", "add", R"({"fields": ["ann"]})"),
              HasSubstr("a name that it writes would not hold this run's marker"));
}

TEST(Custody, RefusesAnUpsertThatMayPickWhatIsNotItsOwn) {
  const RecordsCustody one;
  const auto with = [](const std::string& value, const std::string& more = "") {
    return R"({"lookup_value": )" + value + R"(, "fields": [")" + more + R"("]})";
  };
  EXPECT_EQ(one.refusal("records_upsert_create", "upsert", with(R"("a kc1x2z")")), "");
  EXPECT_EQ(one.refusal("records_upsert_create", "upsert", with(R"("Ann")", "kc1x2z")),
            "it would change what has 'Ann' at /lookup_value, which this run has not made "
            "(writes: scratch)");
  EXPECT_NE(one.refusal("records_upsert_create", "upsert", with("7")), "")
      << "it may be taken as text";
  for (const char* const nothing : {R"("")", "null"}) {
    EXPECT_EQ(one.refusal("records_upsert_create", "upsert", with(nothing)), "") << nothing;
  }
}

TEST(Custody, RefusesANameWithoutTheMarkerWhereverItIsWritten) {
  RecordsCustody one;
  const std::string plain = R"("fields": [{"name": "name", "value": "Ann"}])";
  const std::string marked = R"("fields": [{"name": "name", "value": "Ann kc1x1z"}])";
  EXPECT_THAT(one.refusal("records_upsert_create", "upsert",
                          R"({"lookup_value": "kc1x1z", )" + plain + "}"),
              HasSubstr("a name that it writes would not hold this run's marker"));
  EXPECT_EQ(one.refusal("records_upsert_create", "upsert",
                        R"({"lookup_value": "kc1x1z", )" + marked + "}"),
            "");
  EXPECT_NE(one.refusal("records_add_create", "add", R"({"note": "kc1x1z", )" + plain + "}"), "");
  one.answer("records_add_create", "add", "{" + marked + "}", 200,
             std::string(R"({"id": ")") + some_id + R"("})");
  EXPECT_NE(one.refusal("records_partial_update", some_id, "{" + plain + "}"), "") << "its own";
  EXPECT_EQ(one.refusal("records_partial_update", some_id, "{" + marked + "}"), "");
}

TEST(Custody, RefusesToWriteToAnotherTargetWhatItCannotNote) {
  const RecordsCustody one;
  EXPECT_THAT(
      one.custody.refusal(RecordsCustody::of("records_add_create"),
                          RecordsCustody::request("records_add_create", "add", "kc1x1z"), false),
      HasSubstr("changes at another target is not noted"));
}

TEST(Custody, NotesAnUpsertThatPickedSomethingElsesAsNothingMade) {
  RecordsCustody one;
  const auto body = std::string(R"({"id": ")") + some_id + R"("})";
  one.answer("records_upsert_create", "upsert", R"({"lookup_value": "Ann"})", 200, body);
  EXPECT_EQ(one.custody.journal()->entries().at(0).state, JournalEntry::State::Nothing);
  EXPECT_NE(one.refusal("records_destroy", some_id), "");
  one.answer("records_upsert_create", "upsert", R"({"lookup_value": "Ann"})", 201, body);
  EXPECT_EQ(one.custody.journal()->entries().at(1).state, JournalEntry::State::Made);
}

TEST(Custody, NotesWhatCameOfARequest) {
  RecordsCustody one;
  const auto state = [&](int status, const std::string& body) {
    one.answer("records_add_create", "add", "kc1x", status, body);
    const auto entries = one.custody.journal()->entries();
    return entries.back().state;
  };
  EXPECT_EQ(state(200, R"({"id": "a"})"), JournalEntry::State::Made);
  EXPECT_EQ(state(400, "{}"), JournalEntry::State::Nothing);
  EXPECT_EQ(state(500, "{}"), JournalEntry::State::Unknown) << "it may have been made before";
  EXPECT_EQ(state(200, "{}"), JournalEntry::State::Unknown);
  EXPECT_EQ(state(200, "no JSON"), JournalEntry::State::Unknown);
  const auto sent = RecordsCustody::request("records_add_create", "add", "kc1x");
  const auto& add = RecordsCustody::of("records_add_create");
  one.custody.end(one.custody.begin(add, sent), add, sent,
                  kizen::NoAnswer{kizen::NoAnswer::Reason::Timeout});
  one.custody.end(one.custody.begin(add, sent), add, sent,
                  kizen::NoAnswer{kizen::NoAnswer::Reason::NotSent});
  one.custody.end(one.custody.begin(add, sent), add, sent,
                  kizen::NoAnswer{kizen::NoAnswer::Reason::Unreachable});
  const auto entries = one.custody.journal()->entries();
  EXPECT_EQ(entries[7].state, JournalEntry::State::Nothing);
  EXPECT_EQ(entries[5].state, JournalEntry::State::Unknown);
  EXPECT_EQ(entries[6].state, JournalEntry::State::Nothing);
  EXPECT_EQ(entries[6].identity, "own");
  EXPECT_EQ(entries[6].path.at("object_identifier"), "deals");
}

TEST(Custody, RefusesAnOperationOfWhichNothingIsKnown) {
  const RecordsCustody one;
  auto operation = RecordsCustody::of("records_add_create");
  operation.id = "other";
  EXPECT_EQ(
      one.custody.refusal(operation, RecordsCustody::request("records_add_create", "add", "kc1x")),
      "nothing is known of what other changes (writes: scratch)");
}

/// A run of things that may only change what it makes.
struct ScratchRun {
  ScratchRun() {
    bench.options.writes = kizen::Writes::Scratch;
    bench.options.lifecycle = kizen_test::things_lifecycle();
    bench.options.journal = folder.path("j");
  }

  kizen_test::RunBench bench;
  kizen_test::TemporaryFolder folder;
};

kizen::json adding(const std::string& id, const kizen::json& extension) {
  auto step = add_step({{"name", "a {$inputs.name}"}});
  auto made = workflow(id, {step}, extension);
  made["inputs"] = {{"type", "object"},
                    {"properties", {{"name", {{"type", "string"}, {"default", "x"}}}}}};
  return made;
}

TEST(Scratch, LeavesNoJournalWhereTeardownRemovesAll) {
  ScratchRun run;
  auto extension = kizen_test::teardown_of("$steps.add.outputs.id");
  extension["unique"] = {"name"};
  const auto told = run.bench.run(suite_of({adding("adds", extension), remove_workflow()}));
  EXPECT_EQ(told.outcome, Outcome::Kept) << told.cases.at(0).reason;
  EXPECT_EQ(run.bench.requests(), "POST /things\nDELETE /things/7\n");
  EXPECT_THAT(run.bench.sent.at(0).body, HasSubstr(told.header.run));
  EXPECT_FALSE(std::filesystem::exists(run.folder.path("j")));
  EXPECT_TRUE(told.summary.swept.empty());
}

TEST(Scratch, RemovesAtTheEndWhatTeardownLeft) {
  ScratchRun run;
  const auto told =
      run.bench.run(suite_of({adding("adds", {{"unique", kizen::json::array({"name"})}})}));
  EXPECT_EQ(run.bench.requests(), "POST /things\nDELETE /things/7\n");
  EXPECT_EQ(told.summary.swept, std::vector<std::string>{"7"});
  EXPECT_EQ(told.outcome, Outcome::Kept);
  EXPECT_FALSE(std::filesystem::exists(run.folder.path("j")));
}

TEST(Scratch, KeepsTheJournalOfWhatCannotBeRemoved) {
  ScratchRun run;
  run.bench.answer = [](const kizen::Request& request) -> kizen::Answer {
    if (request.method == "DELETE") return kizen::Response{403};
    return kizen_test::json_response(201, {{"id", "7"}});
  };
  const auto told =
      run.bench.run(suite_of({adding("adds", {{"unique", kizen::json::array({"name"})}})}));
  EXPECT_EQ(told.summary.left, std::vector<std::string>{"add 7: 403 to remove"});
  EXPECT_EQ(told.summary.journal, run.folder.path("j"));
  EXPECT_EQ(told.outcome, Outcome::Broken);
  EXPECT_EQ(kizen::Journal::open(run.folder.path("j")).entries().at(0).id, "7");
}

TEST(Scratch, SkipsACaseThatWouldChangeWhatIsNotItsOwn) {
  ScratchRun run;
  kizen::json step = {{"stepId", "remove"},
                      {"operationId", "remove"},
                      {"parameters", {{{"name", "id"}, {"in", "path"}, {"value", "8"}}}},
                      {"successCriteria", {{{"condition", "$statusCode == 204"}}}},
                      {"onFailure", {{{"name", "on"}, {"type", "goto"}, {"stepId", "read"}}}}};
  const auto told = run.bench.run(suite_of({workflow("removes", {step, read_step()})}));
  EXPECT_EQ(run.bench.requests(), "") << "not even the step that failure leads to";
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Skipped);
  EXPECT_EQ(told.cases[0].reason,
            "step remove is not sent: it would change 8, which this run has not made "
            "(writes: scratch)");
  EXPECT_EQ(told.summary.withheld, 1U);
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun) << "nothing was run";
}

TEST(Scratch, RemovesWhatARunMadeThatAReporterEnds) {
  struct Failing : kizen_test::Note {
    using Note::Note;
    void case_finished(const kizen::CaseResult&) override { throw std::runtime_error("disk full"); }
  };
  ScratchRun run;
  auto options = run.bench.options;
  options.transport = run.bench.transport();
  kizen_test::Told told;
  Failing reporter(told);
  const std::vector<kizen::Suite> suites = {
      suite_of({adding("adds", {{"unique", kizen::json::array({"name"})}})})};
  EXPECT_THROW(kizen::Runner(run.bench.target, options).run(suites, reporter), std::runtime_error);
  EXPECT_EQ(run.bench.requests(), "POST /things\nDELETE /things/7\n");
  EXPECT_FALSE(std::filesystem::exists(run.folder.path("j")));
}

TEST(Scratch, SendsNothingThatTheJournalCannotHold) {
  ScratchRun run;
  run.bench.options.journal = "/proc/none/j";
  const auto told =
      run.bench.run(suite_of({adding("adds", {{"unique", kizen::json::array({"name"})}}),
                              workflow("reads", {read_step()})}));
  EXPECT_EQ(run.bench.requests(), "");
  EXPECT_THAT(told.summary.stopped, HasSubstr("/proc/none: cannot be made for a journal: "));
  EXPECT_EQ(told.summary.stopped_by, kizen::Stop::Journal);
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

TEST(Scratch, NeedsToKnowHowThingsGo) {
  ScratchRun run;
  run.bench.options.lifecycle.reset();
  try {
    run.bench.run(suite_of({workflow("reads", {read_step()})}));
    FAIL() << "it ran";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "run.lifecycle");
  }
}

TEST(Scratch, IsToldTheMarkerThatTheCallerGives) {
  ScratchRun run;
  run.bench.options.marker = "kcmine";
  const auto told =
      run.bench.run(suite_of({adding("adds", {{"unique", kizen::json::array({"name"})}})}));
  EXPECT_EQ(told.header.run, "kcmine");
  EXPECT_THAT(run.bench.sent.at(0).body, HasSubstr("a kcmine1z"));
}

}  // namespace
