#include <gtest/gtest.h>

#include <kizen/core/detail/mask.hpp>
#include <string>

namespace {

using kizen::detail::Mask;

TEST(Mask, ReplacesEveryOccurrence) {
  const Mask mask({"s3cret"});
  EXPECT_EQ(mask.masked("s3cret and s3crets3cret"), "*** and ******");
  EXPECT_EQ(mask.masked("secret"), "secret");
}

TEST(Mask, KnowsSecretsPercentEncodedAndInsideJson) {
  const Mask mask({"a b/\"c"});
  EXPECT_EQ(mask.masked("?key=a%20b%2F%22c&x"), "?key=***&x");
  EXPECT_EQ(mask.masked(R"({"key": "a b/\"c"})"), R"({"key": "***"})");
}

TEST(Mask, KnowsSecretsInEveryStyleOfParameters) {
  const Mask mask({"a.b/c d"});
  EXPECT_EQ(mask.masked("?key=a.b/c%20d&x"), "?key=***&x");
  EXPECT_EQ(mask.masked("/things/.a%2Eb%2Fc%20d"), "/things/.***");
}

TEST(Mask, KnowsSecretsAsFormsHaveThem) {
  EXPECT_EQ(Mask({"a b/c d"}).masked("key=a+b%2Fc+d&x"), "key=***&x");
}

TEST(Mask, KnowsSecretsInBase64) {
  const Mask mask({"key?>~ 7"});
  EXPECT_EQ(mask.masked("a2V5Pz5+IDc= a2V5Pz5+IDc, a2V5Pz5-IDc="), "*** ***, ***");
  EXPECT_EQ(mask.masked("a2V5Pz5-IDc. ?k=a2V5Pz5%2BIDc%3D&x"), "***. ?k=***&x");
}

TEST(Mask, KnowsSecretsInBase64OfMore) {
  const std::string secret = "s3cret-key";
  for (const std::string before : {"", "a", "ab", "abc", "abcd"}) {
    for (const std::string after : {"", "x", "xy", "xyz"}) {
      const auto text = kizen::detail::base64_encoded(before + secret + after);
      const auto first = before.size() * 8 / 6;
      const auto end = ((before + secret).size() * 8 + 5) / 6;
      const auto masked = Mask({secret}).masked("<" + text + ">");
      EXPECT_EQ(masked.find(text.substr(first, 3)), std::string::npos) << masked;
      EXPECT_EQ(masked.find(text.substr(end - 3, 3)), std::string::npos) << masked;
      EXPECT_NE(masked.find("***"), std::string::npos) << masked;
    }
  }
}

TEST(Mask, LeavesBase64OfOtherTextsAlone) {
  EXPECT_EQ(Mask({"s3cret-key"}).masked("b3RoZXIgd29yZHM="), "b3RoZXIgd29yZHM=");
}

TEST(Mask, ReplacesTheLongerOfTwoSecretsFirst) {
  EXPECT_EQ(Mask({"abcd", "abcdef"}).masked("abcdef abcd"), "*** ***");
}

TEST(Mask, ReplacesASecretThatShorteningCutOff) {
  EXPECT_EQ(Mask({"s3cret-key"}).masked("the key is s3cret..."), "the key is ***...");
  EXPECT_EQ(Mask({"s3cret-key"}).masked("the sum is s3..."), "the sum is s3...");
  EXPECT_EQ(Mask({"s3cret-key"}).masked("in base64 czNjcmV0..."), "in base64 ***...");
  EXPECT_EQ(Mask({"s3cret-key"}).masked("after a colon OnMzY3JldC..."), "after a colon O***...");
}

TEST(Mask, EndsWhereASecretIsMadeOfStars) { EXPECT_EQ(Mask({"****"}).masked("a****b"), "a***b"); }

TEST(Mask, LeavesTextsAloneThatAreTooShortForASecret) {
  EXPECT_EQ(Mask({"", "1", "id7"}).masked("1 id7 of 17"), "1 id7 of 17");
  EXPECT_EQ(Mask({"id17"}).masked("id17"), "***");
}

}  // namespace
