#include <kizen/contract/json_at.hpp>

// clang-format off
#include <kizen/contract.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>

namespace {

const kizen::json document = {{"a", {1, {{"b", nullptr}}}}, {"", 7}, {"x/y", 8}, {"0", 9}};

const kizen::json* at(const std::string& pointer) {
  return kizen::json_at(document, *kizen::JsonPointer::parse(pointer));
}

TEST(JsonAt, FindsMembersAndItems) {
  EXPECT_EQ(at(""), &document);
  EXPECT_EQ(*at("/a/0"), 1);
  EXPECT_TRUE(at("/a/1/b")->is_null());
  EXPECT_EQ(*at("/"), 7);
  EXPECT_EQ(*at("/x~1y"), 8);
  EXPECT_EQ(*at("/0"), 9);
}

TEST(JsonAt, NothingWhereThereIsNone) {
  for (const char* const pointer : {"/b", "/a/2", "/a/-", "/a/00", "/a/01", "/a/-1", "/a/ 1",
                                    "/a/1x", "/a/99999999999999999999", "/a/0/b", "/a/"}) {
    EXPECT_EQ(at(pointer), nullptr) << pointer;
  }
}

}  // namespace
