#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "../../core/detail/mask.hpp"
#include "../../run.hpp"
#include "../../yaml.hpp"
#include "../../yaml/detail/loaded_suites.hpp"
#include "../register_suite.hpp"
#include "suite_target_inl.hpp"
#include "suite_test.hpp"
#include "test_names.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Ends what a target has started when all tests have run.
class SuitePlaceEnvironment : public testing::Environment {
 public:
  explicit SuitePlaceEnvironment(std::shared_ptr<SuitePlace> place) : place_(std::move(place)) {}
  void TearDown() override { place_->end(); }

 private:
  std::shared_ptr<SuitePlace> place_;
};

/// Makes tests of what one path names.
class SuiteRegistration {
 public:
  SuiteRegistration(std::string path, const std::string& prefix)
      : path_(std::move(path)), prefix_(test_word(prefix)) {
    if (!prefix_.empty()) prefix_ += '_';
  }

  void add_cases(const std::shared_ptr<PreparedTests>& tests) {
    const auto planned = tests->planned();
    if (planned.empty()) {
      return add_unusable(
          {path_, 0, 0, {}},
          "no case of " + path_ + " is selected; select some, or take the suite out",
          "no_case_is_selected");
    }
    for (const auto& one : planned) add_case(tests, one);
  }

  /// @param why what keeps the suite from being run
  void add_unusable(const SourcePlace& place, const std::string& why,
                    const char* test = "cannot_be_loaded") {
    const auto name = TestNames::all().suite(prefix_ + suite_word(path_));
    const auto at = absolute(place);
    add(name, test, at, [at, why]() -> SuiteTest* { return new UnusableSuite(at, why); });
  }

  std::vector<std::string> names() { return std::move(names_); }

 private:
  /// The place as those find it who are in another folder.
  static SourcePlace absolute(SourcePlace place) {
    std::error_code ignored;
    const auto path = std::filesystem::absolute(place.file, ignored);
    if (!ignored) place.file = path.lexically_normal().string();
    place.line = std::max<std::size_t>(place.line, 1);
    return place;
  }

  void add_case(const std::shared_ptr<PreparedTests>& tests, const PlannedCase& one) {
    const auto& file = one.suite->source.file;
    const auto known = suites_.find(file);
    if (known == suites_.end()) {
      suites_[file] = TestNames::all().suite(prefix_ + suite_word(file));
    }
    const auto& name = suites_.at(file);
    const auto at = absolute(one.place());
    add(name, TestNames::all().test(name, one.workflow->id, one.row->name), at,
        [at, tests, file, title = one.title()]() -> SuiteTest* {
          return new SuiteCase(at, tests, file, title);
        });
  }

  template <class Factory>
  void add(const std::string& suite, const std::string& test, const SourcePlace& place,
           Factory factory) {
    testing::RegisterTest(suite.c_str(), test.c_str(), nullptr, nullptr, place.file.c_str(),
                          static_cast<int>(place.line), std::move(factory));
    names_.push_back(suite + "." + test);
  }

  std::string path_;
  std::string prefix_;
  std::map<std::string, std::string> suites_;  ///< their names by file
  std::vector<std::string> names_;
};

/// A line for each error, and where paths begin.
inline std::string unusable_text(const ContractError& error) {
  std::string text = error.what();
  if (error.rule() != "document.unreadable") return text;
  std::error_code ignored;
  return text + "\npaths are taken from " + std::filesystem::current_path(ignored).string();
}

/// Loads what a path names, and makes tests of it.
///
/// @param secrets that no message may show; those of inputs are added
/// @throws ContractErrors with everything that is wrong
inline void register_cases(SuiteRegistration& registration, const std::string& path,
                           const std::shared_ptr<SuitePlace>& place, SuiteTestOptions options,
                           std::vector<std::string>& secrets) {
  auto loaded = loaded_suites({path}, options.files);
  for (auto& secret : input_secrets(options.files.inputs, loaded.suites)) {
    secrets.push_back(std::move(secret));
  }
  loaded.errors.demand_none();
  demand_takers(options.files.inputs, loaded.suites, path);
  options.run.secrets = secrets;
  registration.add_cases(
      std::make_shared<PreparedTests>(std::move(loaded.suites), place, std::move(options.run)));
}

}  // namespace detail

KIZEN_INLINE std::vector<std::string> RegisterSuite(const std::string& path, SuiteTarget target,
                                                    SuiteTestOptions options) {
  const auto& place = detail::SuitePlace::of(target);
  if (!std::exchange(place->has_environment, true)) {
    testing::AddGlobalTestEnvironment(new detail::SuitePlaceEnvironment(place));
  }
  detail::SuiteRegistration registration(path, options.prefix);
  auto secrets = options.run.secrets;
  try {
    detail::register_cases(registration, path, place, std::move(options), secrets);
  } catch (const ContractError& error) {
    registration.add_unusable(error.place(),
                              detail::Mask(secrets).masked(detail::unusable_text(error)));
  } catch (const std::exception& error) {
    registration.add_unusable({path, 0, 0, {}}, detail::Mask(secrets).masked(error.what()));
  }
  return registration.names();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
