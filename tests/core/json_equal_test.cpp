#include "kizen/core/detail/json_equal.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
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

bool has_equal(const std::string& text) {
  const auto reading = JsonReader(text).read();
  return has_equal_items(JsonView(reading.tree));
}

TEST(EqualItems, AreFoundWhereverTheyStand) {
  EXPECT_FALSE(has_equal("[]"));
  EXPECT_FALSE(has_equal("[1]"));
  EXPECT_FALSE(has_equal(R"([0,false,null,"",[],{}])"));
  EXPECT_TRUE(has_equal("[3,1,2,1.0]"));
  EXPECT_TRUE(has_equal(R"([{"a":1,"b":2},7,{"b":2,"a":1}])"));
}

TEST(EqualItems, AreFoundAmongMany) {
  std::string text = "[0";
  for (int i = 1; i < 300'000; ++i) text += ',' + std::to_string(i);
  EXPECT_FALSE(has_equal(text + "]"));
  EXPECT_TRUE(has_equal(text + ",5]"));
}

/// Texts of 16 bytes that share a hash: the second half undoes what the first half changed.
std::vector<std::string> texts_of_one_hash(std::size_t count) {
  using kizen::detail::hash_mixed;
  std::vector<std::string> texts;
  for (std::uint64_t seed = 0; texts.size() < count; ++seed) {
    const std::uint64_t first = (seed * 0x9E3779B97F4A7C15U) & 0x3F3F3F3F3F3F3F3FU;
    const std::uint64_t letters = first | 0x4040404040404040U;
    const std::uint64_t second = hash_mixed(16, letters) ^ 0x1234567890ABCDEFU;
    std::string text(16, '\0');
    std::memcpy(&text[0], &letters, 8);
    std::memcpy(&text[8], &second, 8);
    texts.push_back(std::move(text));
  }
  return texts;
}

TEST(EqualItems, MayShareAHashWithoutTakingLonger) {
  kizen::detail::JsonTree tree;
  const auto texts = texts_of_one_hash(200'000);
  auto& nodes = tree.nodes();
  nodes.push_back({});
  nodes[0].kind = kizen::detail::JsonKind::Array;
  for (const auto& text : texts) {
    kizen::detail::JsonNode node;
    node.kind = kizen::detail::JsonKind::String;
    node.is_unescaped = true;
    node.begin = static_cast<std::uint32_t>(tree.unescaped().size());
    node.size = 16;
    node.next = static_cast<std::uint32_t>(nodes.size() + 1);
    tree.unescaped() += text;
    nodes.push_back(node);
  }
  nodes[0].count = static_cast<std::uint32_t>(texts.size());
  nodes[0].next = static_cast<std::uint32_t>(nodes.size());
  EXPECT_EQ(hash_of(JsonView(tree, 1)), hash_of(JsonView(tree, 2)));
  EXPECT_FALSE(has_equal_items(JsonView(tree)));
}

}  // namespace
