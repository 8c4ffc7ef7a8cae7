#include <kizen/gtest/detail/match_json.hpp>

// clang-format off
#include <kizen/gtest.hpp>
// clang-format on

#include <string>

#include "gtest/told.hpp"

namespace {

using kizen::HasField;
using kizen::json;
using kizen_test::described;
using kizen_test::told;
using testing::_;
using testing::AllOf;
using testing::AnyOf;
using testing::Contains;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Ge;
using testing::Gt;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsNull;
using testing::Le;
using testing::Lt;
using testing::Ne;
using testing::Not;
using testing::SizeIs;

json valued(const json& value) { return {{"fields", {{"1", {{"name", "f"}, {"value", value}}}}}}; }

template <class Matcher>
bool takes(const json& value, const Matcher& matcher) {
  return testing::Value(valued(value), HasField("f", matcher));
}

const json money = {{"amount", 7}};
const json tags = json::array({"won", "big"});
const json of_all_kinds = json::array({7, "won", nullptr, true, money, tags});

TEST(JsonMatcher, WhatOrdersTakesItsKindOnly) {
  EXPECT_TRUE(takes(7, AllOf(Gt(5), Ge(7), Lt(7.5), Le(7U))));
  EXPECT_TRUE(takes("won", AllOf(Gt("big"), Le(std::string("won")))));
  EXPECT_FALSE(takes(4, Gt(5)));
  for (const auto& value : of_all_kinds) {
    if (value.is_number()) continue;
    EXPECT_FALSE(takes(value, AnyOf(Gt(5), Ge(5), Lt(5), Le(5)))) << value;
  }
  for (const auto& value : of_all_kinds) {
    if (value.is_string()) continue;
    EXPECT_FALSE(takes(value, AnyOf(Gt("a"), Lt("a")))) << value;
  }
}

TEST(JsonMatcher, WhatReadsTextsTakesNothingElse) {
  EXPECT_TRUE(takes("won", HasSubstr("o")));
  EXPECT_TRUE(takes("won", Not(HasSubstr("x"))));
  for (const auto& value : of_all_kinds) {
    if (value.is_string()) continue;
    EXPECT_FALSE(takes(value, HasSubstr(""))) << value;
    EXPECT_FALSE(takes(value, Not(HasSubstr("x")))) << value;
  }
  EXPECT_EQ(told(valued(7), HasField("f", HasSubstr("7"))),
            "no: whose 'f' is 7 (which is no text)");
}

TEST(JsonMatcher, WhatReadsListsTakesNothingElse) {
  EXPECT_TRUE(takes(tags, ElementsAre("won", HasSubstr("i"))));
  EXPECT_TRUE(takes(tags, Contains(json("big"))));
  EXPECT_FALSE(takes(tags, ElementsAre("won")));
  EXPECT_FALSE(takes(money, ElementsAre(7)));
  for (const auto& value : of_all_kinds) {
    if (value.is_array()) continue;
    EXPECT_FALSE(takes(value, Each(_))) << value;
    EXPECT_FALSE(takes(value, Not(Contains("x")))) << value;
  }
  EXPECT_EQ(told(valued(money), HasField("f", Contains(7))),
            "no: whose 'f' is {\"amount\":7} (which is no list)");
}

TEST(JsonMatcher, ListsAndObjectsHaveASize) {
  EXPECT_TRUE(takes(tags, SizeIs(2)));
  EXPECT_TRUE(takes(money, SizeIs(1)));
  EXPECT_TRUE(takes(json::object(), IsEmpty()));
  EXPECT_FALSE(takes(7, SizeIs(1)));
  EXPECT_FALSE(takes(nullptr, IsEmpty()));
}

TEST(JsonMatcher, MatchersOnDoublesAreAboutNumbers) {
  EXPECT_TRUE(takes(0.31, DoubleNear(0.3, 0.1)));
  EXPECT_FALSE(takes(0.5, DoubleNear(0.3, 0.1)));
  EXPECT_TRUE(takes(7, testing::DoubleEq(7)));
  EXPECT_FALSE(takes("7", testing::DoubleEq(7)));
}

TEST(JsonMatcher, WhatIsEqualIsOfTheSameKind) {
  EXPECT_TRUE(takes(nullptr, AnyOf(IsNull(), Gt(5))));
  EXPECT_TRUE(takes("7", Ne(7)));
  EXPECT_FALSE(takes(true, AnyOf(1, "true")));
}

TEST(JsonMatcher, AMatcherOnJsonSeesTheValueItself) {
  const auto amount = [](const json& value) { return value.at("amount").get<int>(); };
  EXPECT_TRUE(takes(money, testing::ResultOf(amount, 7)));
  EXPECT_TRUE(takes(money, testing::Truly([](const json& value) { return value.is_object(); })));
  EXPECT_TRUE(takes(money, testing::Matcher<const json&>(testing::Eq(money))));
  EXPECT_TRUE(takes(tags, Each(kizen::IsText(_))));
}

TEST(JsonMatcher, PrintsWhatIsNoUtf8) {
  EXPECT_EQ(told(valued("\xff"), HasField("f", "a")), "no: whose 'f' is \"\xEF\xBF\xBD\"");
  EXPECT_EQ(told(valued("\xff"), kizen::HasBlankField("f")), "no: whose 'f' is \"\xEF\xBF\xBD\"");
  EXPECT_EQ(described<json>(HasField("f", "\xff")),
            "shows a field 'f' that is equal to \"\xEF\xBF\xBD\"\n"
            "shows no field 'f' that is equal to \"\xEF\xBF\xBD\"");
}

TEST(IsNumber, Describes) {
  EXPECT_EQ(described<json>(kizen::IsNumber(Gt(5))),
            "is a number that is > 5\nis no number that is > 5");
}

TEST(IsNumber, IsMatchedByNumbersOnly) {
  EXPECT_EQ(told(json(7.5), kizen::IsNumber(Gt(5))), "yes: ");
  EXPECT_EQ(told(json(5), kizen::IsNumber(Gt(5))), "no: ");
  EXPECT_EQ(told(json("7"), kizen::IsNumber(_)), "no: which is no number");
}

}  // namespace
