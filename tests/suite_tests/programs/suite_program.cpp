// A test program as its user writes it: the suites that KIZEN_TEST_SUITES names, one a word, as
// tests; at namespace scope where KIZEN_TEST_EARLY is set, else from main.

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <iostream>
#include <kizen/suite_tests.hpp>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

std::string variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// A tenant that starts in an environment, so that nobody knows its port before.
class TenantOfTheProgram : public testing::Environment {
 public:
  void SetUp() override { tenant() = std::make_unique<kizen::Tenant>(); }
  void TearDown() override { tenant().reset(); }

  static std::unique_ptr<kizen::Tenant>& tenant() {
    static std::unique_ptr<kizen::Tenant> tenant;
    return tenant;
  }
};

kizen::Target throwing() { throw std::runtime_error("no server, said s3cret-of-run"); }

kizen::SuiteTarget target() {
  const auto kind = variable("KIZEN_TEST_TARGET");
  if (kind == "environment") return [] { return TenantOfTheProgram::tenant()->target(); };
  if (kind == "throwing") return throwing;
  if (kind.empty()) return kizen::SuiteTarget::builtin();
  auto url = kizen::Target::parse(kind);
  url.credentials = {{"X-API-KEY", "s3cret"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}};
  return url;
}

kizen::SuiteTestOptions options() {
  kizen::SuiteTestOptions options;
  const auto tag = variable("KIZEN_TEST_TAG");
  if (!tag.empty()) options.run.selection.tags = {tag};
  if (!variable("KIZEN_TEST_WORD").empty()) {
    options.files.inputs = {{"word", variable("KIZEN_TEST_WORD")}};
  }
  options.run.secrets = {"s3cret-of-run"};
  options.prefix = variable("KIZEN_TEST_PREFIX");
  return options;
}

std::vector<std::string> registered() {
  std::vector<std::string> all;
  std::istringstream words(variable("KIZEN_TEST_SUITES"));
  for (std::string word; words >> word;) {
    for (auto& name : kizen::RegisterSuite(word, target(), options())) all.push_back(name);
  }
  return all;
}

const auto early = variable("KIZEN_TEST_EARLY").empty() ? std::vector<std::string>() : registered();

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (variable("KIZEN_TEST_TARGET") == "environment") {
    testing::AddGlobalTestEnvironment(new TenantOfTheProgram);
  }
  if (early.empty()) registered();
  return RUN_ALL_TESTS();
}
