#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <kizen/records.hpp>
#include <kizen/run.hpp>
#include <kizen/tenant.hpp>
#include <string>
#include <thread>
#include <variant>

#include "support/run_bench.hpp"

namespace {

using kizen::json;

/// Upserts a deal of one name, by several requests at once, and archives what they made.
json upsert_suite(int cases) {
  auto suite = json::parse(R"({
    "arazzo": "1.0.1",
    "info": {"title": "Upserts", "version": "1"},
    "sourceDescriptions": [{"name": "records", "url": "records.openapi.json", "type": "openapi"}],
    "x-contract": {"version": 1},
    "workflows": [
      {"workflowId": "upserts",
       "inputs": {"type": "object", "properties": {"name": {"type": "string", "default": "a deal"}}},
       "x-contract": {
         "unique": ["name"],
         "cases": [],
         "relations": [{"same": ["$steps.race.outputs.id#/0", "$steps.race.outputs.id#/3",
                                 "$steps.again.outputs.id"]}],
         "teardown": [{"workflowId": "archive",
                       "parameters": [{"name": "id", "value": "$steps.race.outputs.id"}]}]},
       "parameters": [{"name": "object_identifier", "in": "path", "value": "deals"}],
       "steps": [
         {"stepId": "race", "operationId": "records_upsert_create",
          "requestBody": {"payload": {"lookup_value": "$inputs.name"}},
          "successCriteria": [{"condition": "$statusCode == 200 || $statusCode == 201"}],
          "outputs": {"id": "$response.body#/id", "status": "$statusCode"},
          "x-contract": {"concurrent": 4}},
         {"stepId": "again", "operationId": "records_upsert_create",
          "requestBody": {"payload": {"lookup_value": "$inputs.name"}},
          "successCriteria": [{"condition": "$statusCode == 200"}],
          "outputs": {"id": "$response.body#/id"},
          "x-contract": {"expect": [{"context": "$steps.race.outputs.status",
                                     "equals": [200, 200, 200, 201], "unordered": true}]}}]},
      {"workflowId": "archive",
       "inputs": {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]},
       "steps": [
         {"stepId": "archive", "operationId": "records_destroy",
          "parameters": [{"name": "object_identifier", "in": "path", "value": "deals"},
                         {"name": "entity_id", "in": "path", "value": "$inputs.id"}],
          "successCriteria": [{"condition": "$statusCode == 204"}]}]}]
  })");
  for (int i = 0; i < cases; ++i) {
    suite["workflows"][0]["x-contract"]["cases"].push_back({{"name", std::to_string(i)}});
  }
  return suite;
}

TEST(TenantRun, KeepsItsPromisesToEightCasesOfConcurrentRequestsAtOnce) {
  const kizen::Tenant tenant;
  const auto suite = kizen::load_suite(
      kizen::read_json(upsert_suite(40).dump(1), "upserts.arazzo.json"), kizen::records());
  kizen::RunOptions options;
  options.jobs = 8;
  options.order_seed = 7;
  std::size_t exchanges = 0;
  options.exchanged = [&](const kizen::Operation&, const kizen::Exchange&) { ++exchanges; };
  kizen_test::Told told;
  kizen_test::Note note(told);
  kizen::Runner(tenant.target(), options).run({suite}, note);
  for (const auto& one : told.cases) {
    EXPECT_EQ(one.status, kizen::CaseStatus::Passed) << kizen_test::findings(one.steps);
    EXPECT_EQ(one.teardown.size(), 1U) << "all four gave one id";
  }
  EXPECT_EQ(told.outcome, kizen::Outcome::Kept);
  EXPECT_EQ(told.summary.exchanges(), 40U * 6U);
  EXPECT_EQ(exchanges, 40U * 6U);
}

/// Runs cases against a tenant that serves so many connections at once.
kizen_test::Told run_of_threads(std::size_t threads, int cases) {
  kizen::TenantOptions serving;
  serving.threads = threads;
  const kizen::Tenant tenant(serving);
  const auto suite = kizen::load_suite(
      kizen::read_json(upsert_suite(cases).dump(1), "upserts.arazzo.json"), kizen::records());
  kizen_test::Told told;
  kizen_test::Note note(told);
  kizen::Runner(tenant.target(), {}).run({suite}, note);
  return told;
}

TEST(TenantRun, NeedsNoMoreConnectionsAtOnceThanTheTenantServes) {
  for (const std::size_t threads : {std::size_t{1}, std::size_t{3}}) {
    const auto told = run_of_threads(threads, 2);
    EXPECT_EQ(told.outcome, kizen::Outcome::Kept);
    EXPECT_EQ(told.summary.exchanges(), 2U * 6U);
    EXPECT_LT(told.summary.seconds, 2);
  }
}

TEST(TenantRun, InterruptsAllButTeardownOverOneWay) {
  kizen::TenantOptions slow;
  slow.latency = std::chrono::milliseconds(900);
  const kizen::Tenant tenant(slow);
  const auto target = tenant.target();
  for (const bool is_patient : {true, false}) {
    std::atomic<bool> interrupted{false};
    kizen::detail::Way way({}, &interrupted);
    std::thread interrupt([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      interrupted = true;
    });
    const auto answer = way.send(target, {"GET", "/api/records/deals/search"}, {}, is_patient);
    interrupt.join();
    EXPECT_EQ(std::holds_alternative<kizen::Response>(answer), is_patient);
  }
}

}  // namespace
