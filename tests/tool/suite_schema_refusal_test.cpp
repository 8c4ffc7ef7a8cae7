#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "support/subschema_places.hpp"
#include "support/suite_schema.hpp"

namespace {

using SuitePointer = kizen::json::json_pointer;

/// One entry of broken_suites.yaml.
struct SuiteChange {
  std::string name;
  kizen::json suite;
  std::string fault;
};

/// The whole suite with one place taken out, or with the value that it gets.
kizen::json broken_suite(const SuitePointer& place, const kizen::json& entry) {
  auto suite = kizen_test::whole_suite();
  if (entry.contains("to")) {
    suite[place] = entry.at("to");
  } else {
    suite.at(place.parent_pointer()).erase(place.back());
  }
  return suite;
}

std::vector<SuiteChange> broken_suites() {
  std::vector<SuiteChange> all;
  const auto table = kizen_test::yaml_source(KIZEN_SOURCE_DIR "/tests/support/broken_suites.yaml");
  for (const auto& group : *table.document) {
    const auto base = group.at("in").get<std::string>();
    for (const auto& entry : group.at("suites")) {
      const SuitePointer place(base + entry.at("at").get<std::string>());
      all.push_back({entry.at("name").get<std::string>(), broken_suite(place, entry),
                     base + entry.at("fault").get<std::string>()});
    }
  }
  return all;
}

TEST(SuiteSchema, RefusesEveryBrokenSuiteWhereItIsBroken) {
  std::set<std::string> names;
  for (const auto& [name, suite, fault] : broken_suites()) {
    EXPECT_TRUE(names.insert(name).second) << name << " is there twice";
    EXPECT_NE(suite, kizen_test::whole_suite()) << name;
    EXPECT_THAT(kizen_test::suite_faults(suite), testing::ElementsAre(fault)) << name;
  }
  EXPECT_GE(names.size(), 40U);
}

TEST(SuiteSchema, HasNoRuleThatNoBrokenSuiteBreaks) {
  auto rules = kizen_test::schema_rules(*kizen_test::suite_schema_source().document);
  for (const auto& broken : broken_suites()) {
    for (const auto& violation : kizen_test::suite_schema().check(broken.suite).violations) {
      rules.erase(violation.schema.pointer.to_string() + " " + violation.keyword);
    }
  }
  EXPECT_THAT(rules, testing::IsEmpty());
}

}  // namespace
