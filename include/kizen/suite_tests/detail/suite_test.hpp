#pragma once

#include <gtest/gtest.h>

#include <exception>
#include <memory>
#include <string>
#include <utility>

#include "../../core/contract_error.hpp"
#include "prepared_tests.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A test that is none of the program's text, but stands at a place of a suite.
class SuiteTest : public testing::Test {
 protected:
  explicit SuiteTest(SourcePlace place) : place_(std::move(place)) {}

  /// Tells GoogleTest what came of it, at that place.
  void tell(testing::TestPartResult::Type type, const std::string& text) const {
    GTEST_MESSAGE_AT_(place_.file.c_str(), static_cast<int>(place_.line), text.c_str(), type);
  }

  void fail(const std::string& text) const { tell(testing::TestPartResult::kFatalFailure, text); }

 private:
  SourcePlace place_;
};

/// Fails, and says why there is nothing to run.
class UnusableSuite : public SuiteTest {
 public:
  UnusableSuite(SourcePlace place, std::string why)
      : SuiteTest(std::move(place)), why_(std::move(why)) {}

 private:
  void TestBody() override { fail(why_); }

  std::string why_;
};

/// Runs one case.
class SuiteCase : public SuiteTest {
 public:
  SuiteCase(SourcePlace place, std::shared_ptr<PreparedTests> tests, std::string suite,
            std::string title)
      : SuiteTest(std::move(place)),
        tests_(std::move(tests)),
        suite_(std::move(suite)),
        title_(std::move(title)) {}

 private:
  void TestBody() override {
    try {
      CaseRun run(suite_, title_);
      tests_->run(run);
      tell_run(run);
    } catch (const std::exception& error) {
      fail(tests_->masked(title_ + " could not be run: " + error.what()));
    }
  }

  void tell_run(const CaseRun& run) const {
    const auto skipped = run.skipped();
    if (!skipped.empty()) return tell(testing::TestPartResult::kSkip, skipped);
    if (!run.ok()) return fail(run.message());
    for (const auto& [name, value] : run.properties()) RecordProperty(name, value);
  }

  std::shared_ptr<PreparedTests> tests_;
  std::string suite_;
  std::string title_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
