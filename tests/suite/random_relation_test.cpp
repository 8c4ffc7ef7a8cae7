#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <kizen/suite.hpp>
#include <random>
#include <string>
#include <vector>

#include "suite/relation_text.hpp"

namespace {

using kizen::json;

/// Lists of records, the same in every run of the test.
class RecordMaker {
 public:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  /// Records in random order, each with its own id.
  json records(std::size_t count) {
    std::vector<std::size_t> ids(count);
    for (std::size_t i = 0; i < count; ++i) ids[i] = i;
    std::shuffle(ids.begin(), ids.end(), random_);
    auto list = json::array();
    for (const auto id : ids) list.push_back({{"id", "r" + std::to_string(id)}, {"n", below(9)}});
    return list;
  }

  json shuffled(json list) {
    std::shuffle(list.begin(), list.end(), random_);
    return list;
  }

 private:
  std::mt19937 random_{20240501};
};

/// One relation of a loaded suite, to be held against many values.
class RelationUnderTest {
 public:
  explicit RelationUnderTest(const char* text)
      : suite_(loaded(relation_suite(json::parse(text)))),
        relation_(suite_.workflows[0].relations.at(0)) {}

  kizen::RelationResult check(const json& inputs) const {
    kizen::Scope scope;
    for (const auto& input : inputs.items()) {
      scope.inputs[input.key()] = kizen::json_value(input.value());
    }
    return kizen::check_relation(suite_, relation_, scope);
  }

  bool holds(const json& inputs) const { return check(inputs).ok(); }

  /// Whether the findings name a record by its id.
  bool names(const json& inputs, const json& record) const {
    const auto found = check(inputs).findings;
    return std::any_of(found.begin(), found.end(), [&](const kizen::Finding& finding) {
      return (finding.actual + finding.expected).find(record.at("id").dump()) != std::string::npos;
    });
  }

 private:
  kizen::Suite suite_;
  const kizen::Relation& relation_;
};

json slice(const json& list, std::size_t begin, std::size_t end) {
  auto part = json::array();
  for (auto i = begin; i < end; ++i) part.push_back(list[i]);
  return part;
}

TEST(RandomRelation, AFilteredListIsASubset) {
  const RelationUnderTest subset(R"({"subset": ["$inputs.a", "$inputs.b"], "key": "/id"})");
  const RelationUnderTest superset(R"({"superset": ["$inputs.b", "$inputs.a"]})");
  RecordMaker make;
  for (int round = 0; round < 100; ++round) {
    auto all = make.records(1 + make.below(40));
    auto few = json::array();
    for (const auto& record : make.shuffled(all)) {
      if (record.at("n") > 3) few.push_back(record);
    }
    EXPECT_TRUE(subset.holds({{"a", few}, {"b", all}}));
    EXPECT_TRUE(superset.holds({{"a", few}, {"b", all}}));
    if (few.empty()) continue;
    const auto lost = few[make.below(few.size())];
    all.erase(std::find(all.begin(), all.end(), lost));
    EXPECT_TRUE(subset.names({{"a", few}, {"b", all}}, lost));
    EXPECT_TRUE(superset.names({{"a", few}, {"b", all}}, lost));
  }
}

TEST(RandomRelation, AShuffledListIsAnEqualSet) {
  const RelationUnderTest equal(R"({"equal-set": ["$inputs.a", "$inputs.b"], "key": "/id"})");
  const RelationUnderTest disjoint(R"({"disjoint": ["$inputs.a", "$inputs.b"], "key": "/id"})");
  RecordMaker make;
  for (int round = 0; round < 100; ++round) {
    const auto all = make.records(2 + make.below(40));
    EXPECT_TRUE(equal.holds({{"a", all}, {"b", make.shuffled(all)}}));
    auto left = slice(all, 0, all.size() / 2);
    const auto right = slice(all, all.size() / 2, all.size());
    EXPECT_TRUE(disjoint.holds({{"a", left}, {"b", right}}));
    const auto shared = right[make.below(right.size())];
    left.push_back(shared);
    EXPECT_TRUE(disjoint.names({{"a", make.shuffled(left)}, {"b", right}}, shared));
    EXPECT_TRUE(equal.names({{"a", right}, {"b", left}}, left[0]));
  }
}

TEST(RandomRelation, PagesMakeUpTheWhole) {
  const RelationUnderTest pages(
      R"({"concatenation": ["$inputs.a", "$inputs.b", "$inputs.c"], "whole": "$inputs.w",
          "key": "/id"})");
  RecordMaker make;
  for (int round = 0; round < 100; ++round) {
    const auto all = make.records(3 + make.below(40));
    const auto one = make.below(all.size());
    const auto two = one + make.below(all.size() - one);
    const auto inputs = [&](const json& seen) {
      return json{{"w", all},
                  {"a", slice(seen, 0, one)},
                  {"b", slice(seen, one, two)},
                  {"c", slice(seen, two, seen.size())}};
    };
    EXPECT_TRUE(pages.holds(inputs(all)));
    auto moved = all;
    const auto from = make.below(all.size() - 1);
    std::swap(moved[from], moved[from + 1]);
    EXPECT_TRUE(pages.names(inputs(moved), all[from]));
    auto lost = inputs(all);
    lost["c"].erase(lost["c"].size() - 1);
    EXPECT_TRUE(pages.names(lost, all.back()));
    auto twice = inputs(all);
    twice["c"].push_back(all[0]);
    EXPECT_TRUE(pages.names(twice, all[0]));
  }
}

TEST(RandomRelation, AStableSortIsSortedAndStable) {
  const RelationUnderTest sorted(
      R"({"sorted-by": "/n", "of": "$inputs.a", "stable": "$inputs.b", "key": "/id"})");
  RecordMaker make;
  for (int round = 0; round < 100; ++round) {
    const auto before = make.records(10 + make.below(40));
    auto after = before;
    std::stable_sort(after.begin(), after.end(),
                     [](const json& a, const json& b) { return a.at("n") < b.at("n"); });
    EXPECT_TRUE(sorted.holds({{"a", after}, {"b", before}}));
    const auto place = make.below(after.size() - 1);
    std::swap(after[place], after[place + 1]);
    EXPECT_TRUE(sorted.names({{"a", after}, {"b", before}}, after[place]));
  }
}

TEST(RandomRelation, TenThousandRecordsAreQuick) {
  RecordMaker make;
  const auto all = make.records(10000);
  const json inputs = {{"a", all}, {"b", make.shuffled(all)}, {"c", json::array()}, {"w", all}};
  const auto start = std::chrono::steady_clock::now();
  for (const auto* const text : {
           R"({"subset": ["$inputs.a", "$inputs.b"]})",
           R"({"disjoint": ["$inputs.a", "$inputs.b"]})",
           R"({"equal-set": ["$inputs.a", "$inputs.b"], "key": "/id"})",
           R"({"concatenation": ["$inputs.b", "$inputs.c"], "whole": "$inputs.w", "key": "/id"})",
           R"({"sorted-by": ["/n", "/id"], "of": "$inputs.a", "stable": "$inputs.b"})",
           R"({"unchanged": ["$inputs.a", "$inputs.b"]})",
           R"({"same": ["$inputs.a", "$inputs.w"]})",
       }) {
    EXPECT_EQ(RelationUnderTest(text).check(inputs).problem, "");
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
