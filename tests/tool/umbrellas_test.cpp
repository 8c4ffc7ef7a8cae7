// Every umbrella in one translation unit; umbrellas_again_test.cpp is the other.
#include <kizen/check.hpp>
#include <kizen/contract.hpp>
#include <kizen/core.hpp>
#include <kizen/gtest.hpp>
#include <kizen/http.hpp>
#include <kizen/path.hpp>
#include <kizen/records.hpp>
#include <kizen/run.hpp>
#include <kizen/suite.hpp>
#include <kizen/suite_tests.hpp>
#include <kizen/tenant.hpp>
#include <kizen/traffic.hpp>
#include <kizen/yaml.hpp>

namespace kizen_test {

/// Defined in the other translation unit.
kizen::Outcome outcome_of_nothing();

}  // namespace kizen_test

namespace {

TEST(Umbrellas, LinkFromTwoTranslationUnits) {
  kizen::Runner runner(kizen::Target::parse("http://127.0.0.1:1"), {});
  std::ostringstream text;
  kizen::ConsoleReporter console(text);
  EXPECT_EQ(runner.run({}, console).outcome(0), kizen_test::outcome_of_nothing());
  EXPECT_EQ(kizen::RecordsService().answer({"GET", "/"}).status, 404);
}

}  // namespace
