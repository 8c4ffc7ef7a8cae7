#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <string>
#include <vector>

#include "support/run_bench.hpp"

namespace {

using kizen_test::RunBench;
using testing::HasSubstr;

/// A step that reads thing 7 and expects of it what stands in `condition`.
kizen::Suite reading_suite(const std::string& condition) {
  auto step = kizen_test::read_step();
  step["successCriteria"].push_back({{"condition", condition}});
  return kizen_test::suite_of({kizen_test::workflow("reads", {step})});
}

kizen::Request to_long_id(const kizen::Operation&, kizen::Request request) {
  request.target += std::string(30, '7');
  return request;
}

TEST(Translation, SendsAndRecordsWhatTheTargetUnderstands) {
  RunBench bench;
  std::vector<std::string> recorded;
  bench.options.exchanged = [&](const kizen::Operation&, const kizen::Exchange& exchange) {
    recorded.push_back(exchange.request.target + " " + exchange.response.body);
  };
  bench.options.to_target = [](const kizen::Operation&, kizen::Request request) {
    request.target += "7";
    return request;
  };
  bench.options.from_target = [](const kizen::Operation& operation, const kizen::Request& request,
                                 kizen::Response response) {
    response.body = R"({"size": 2, "of": ")" + operation.id + request.target + "\"}";
    return response;
  };
  const auto told = bench.run(reading_suite(
      "$response.body#/of == 'read/things/7' && $url == 'http://127.0.0.1:9/things/7'"));
  EXPECT_EQ(told.outcome, kizen::Outcome::Kept) << kizen_test::findings(told.cases.at(0).steps);
  EXPECT_EQ(bench.requests(), "GET /things/77\n");
  EXPECT_EQ(told.cases.at(0).steps.at(0).sent, "GET /things/77");
  EXPECT_THAT(recorded, testing::ElementsAre(R"(/things/77 {"size":1})"));
}

TEST(Translation, HoldsWhatIsSentToTheContract) {
  RunBench bench;
  bench.options.to_target = to_long_id;
  const auto told = bench.run(reading_suite("true"));
  EXPECT_EQ(bench.requests(), "");
  EXPECT_THAT(kizen_test::findings(told.cases.at(0).steps), HasSubstr("maxLength"));
}

TEST(Translation, HoldsWhatCameToTheContract) {
  RunBench bench;
  bench.answer = [](const kizen::Request&) {
    return kizen_test::json_response(200, {{"size", -1}});
  };
  bench.options.from_target = [](const kizen::Operation&, const kizen::Request&,
                                 kizen::Response response) {
    response.body = R"({"size": 1})";
    return response;
  };
  const auto told = bench.run(reading_suite("$response.body#/size == 1"));
  EXPECT_THAT(kizen_test::findings(told.cases.at(0).steps), HasSubstr("minimum"));
}

TEST(ProfileInputs, ThatNoWorkflowHasAreToldOnce) {
  RunBench bench;
  bench.options.inputs.profile["sise"] = kizen::json_value(1);
  const auto told = bench.run(reading_suite("true"));
  EXPECT_THAT(told.header.notes,
              testing::Contains("the profile's input 'sise' is one that no workflow has"));
}

TEST(TargetFiles, AreLookedAtBeforeAnythingIsSent) {
  RunBench bench;
  bench.target.ca_file = "/none/ca.pem";
  try {
    bench.run(reading_suite("true"));
    FAIL() << "it runs";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "target.ca_file");
  }
  EXPECT_EQ(bench.requests(), "");
}

}  // namespace
