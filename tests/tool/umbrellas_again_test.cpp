// The umbrellas once more, in the opposite order: what one defines, both must share.
#include <kizen/yaml.hpp>
// clang-format off
#include <kizen/traffic.hpp>
#include <kizen/tenant.hpp>
#include <kizen/suite_tests.hpp>
#include <kizen/suite.hpp>
#include <kizen/run.hpp>
#include <kizen/records.hpp>
#include <kizen/path.hpp>
#include <kizen/http.hpp>
#include <kizen/gtest.hpp>
#include <kizen/core.hpp>
#include <kizen/contract.hpp>
#include <kizen/check.hpp>
// clang-format on

namespace kizen_test {

kizen::Outcome outcome_of_nothing();

kizen::Outcome outcome_of_nothing() {
  kizen::Runner runner(kizen::Target::parse("http://127.0.0.1:1"), {});
  std::ostringstream text;
  kizen::ConsoleReporter console(text);
  return runner.run({}, console).outcome(0);
}

}  // namespace kizen_test
