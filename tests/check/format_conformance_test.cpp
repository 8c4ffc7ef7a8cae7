#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "kizen/check/detail/format.hpp"
#include "support/json_schema_test_suite.hpp"

namespace {

using kizen::detail::format_test;
using kizen_test::suite_files;
using kizen_test::suite_folder;
using kizen_test::suite_groups;
using kizen_test::suite_is_missing;
using kizen_test::SuiteGroup;

/// Formats of the suite that are not checked, and why.
const std::map<std::string, std::string> formats_not_checked = {
    {"idn-email", "no contract of OpenAPI 3.0 names it"},
    {"idn-hostname", "no contract of OpenAPI 3.0 names it"},
    {"uri-template", "no contract of OpenAPI 3.0 names it"},
    {"unknown", "the suite's name for a format that nobody knows"},
};

/// How many texts of the suite were tried, and the formats that had no test.
struct FormatTally {
  std::size_t texts = 0;
  std::set<std::string> not_checked;
};

void hold_to_group(const SuiteGroup& group, FormatTally& tally) {
  const auto name = group.schema.value("format", "");
  const auto test = format_test(name);
  if (test == nullptr) {
    tally.not_checked.insert(name);
    return;
  }
  for (const auto& one : group.tests) {
    if (!one.data.is_string()) continue;
    ++tally.texts;
    EXPECT_EQ(test(one.data.get<std::string>()), one.valid)
        << group.file << ": " << group.description << ": " << one.description << ": " << one.data;
  }
}

/// Tries every text in the files of a folder of the suite.
FormatTally hold_to_suite(const std::filesystem::path& suite, const std::string& folder) {
  FormatTally tally;
  for (const auto& file : suite_files(suite, folder)) {
    for (const auto& group : suite_groups(suite, file)) hold_to_group(group, tally);
  }
  return tally;
}

void expect_nothing_else_unchecked(const FormatTally& tally) {
  for (const auto& name : tally.not_checked) {
    EXPECT_EQ(formats_not_checked.count(name), 1U) << "format '" << name << "' has no test";
  }
}

TEST(FormatConformance, TellsEveryTextAsDraft4Does) {
  const auto suite = suite_folder();
  if (!suite) GTEST_SKIP() << suite_is_missing;
  const auto tally = hold_to_suite(*suite, "draft4/optional/format");
  EXPECT_GE(tally.texts, 40U);
  expect_nothing_else_unchecked(tally);
  RecordProperty("texts", static_cast<int>(tally.texts));
}

TEST(FormatConformance, TellsEveryTextAsDraft7Does) {
  const auto suite = suite_folder();
  if (!suite) GTEST_SKIP() << suite_is_missing;
  const auto tally = hold_to_suite(*suite, "draft7/optional/format");
  EXPECT_GE(tally.texts, 100U);
  expect_nothing_else_unchecked(tally);
  RecordProperty("texts", static_cast<int>(tally.texts));
}

TEST(FormatConformance, WhatIsNotCheckedHasNoTest) {
  for (const auto& [name, reason] : formats_not_checked) {
    EXPECT_EQ(format_test(name), nullptr) << name << ": " << reason;
  }
}

}  // namespace
