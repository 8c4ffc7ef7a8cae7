#include "kizen/core/detail/json_equal.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kizen/core/detail/json_reader.hpp"

namespace {

using kizen::detail::JsonReader;
using kizen::detail::JsonView;

/// Values of one row are equal, those of two rows differ.
const std::vector<std::vector<std::string>> rows = {
    {"null"},
    {"true"},
    {"false"},
    {"0", "-0", "0.0"},
    {"1", "1.0", "10e-1"},
    {"9007199254740992"},
    {"9007199254740993"},
    {"\"\""},
    {"\"1\"", R"("\u0031")"},
    {"[]"},
    {"{}"},
    {"[1,2]", "[1.0, 2e0]"},
    {"[2,1]"},
    {"[[1],2]"},
    {R"({"a":1,"b":[2]})", R"({"b":[2.0],"a":1})"},
    {R"({"a":1,"b":[3]})"},
    {R"({"a":1})"},
    {R"({"b":1})"},
    {R"({"a":{"b":1},"c":2})"},
    {R"({"a":{"b":2},"c":1})"},
};

TEST(EqualJson, ComparesNumbersByValueAndMembersInAnyOrder) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < rows.size(); ++j) {
      for (const auto& a : rows[i]) {
        for (const auto& b : rows[j]) {
          const auto x = JsonReader(a).read();
          const auto y = JsonReader(b).read();
          EXPECT_EQ(equal_json(JsonView(x.tree), JsonView(y.tree)), i == j) << a << " " << b;
          const bool same_hash = hash_of(JsonView(x.tree)) == hash_of(JsonView(y.tree));
          EXPECT_EQ(same_hash, i == j) << a << " " << b;
        }
      }
    }
  }
}

std::optional<std::pair<std::size_t, std::size_t>> pair_of(const std::string& text) {
  const auto reading = JsonReader(text).read();
  return equal_pair(JsonView(reading.tree));
}

TEST(EqualPair, FindsEqualItems) {
  EXPECT_EQ(pair_of("[]"), std::nullopt);
  EXPECT_EQ(pair_of("[1]"), std::nullopt);
  EXPECT_EQ(pair_of(R"([0,false,null,"",[],{}])"), std::nullopt);
  EXPECT_EQ(pair_of("[3,1,2,1.0]"), std::pair(std::size_t{1}, std::size_t{3}));
  EXPECT_EQ(pair_of(R"([{"a":1,"b":2},7,{"b":2,"a":1}])"),
            std::pair(std::size_t{0}, std::size_t{2}));
}

TEST(EqualPair, TakesManyItems) {
  std::string text = "[0";
  for (int i = 1; i < 300'000; ++i) text += ',' + std::to_string(i);
  EXPECT_EQ(pair_of(text + "]"), std::nullopt);
  EXPECT_EQ(pair_of(text + ",5]"), std::pair(std::size_t{5}, std::size_t{300'000}));
}

}  // namespace
