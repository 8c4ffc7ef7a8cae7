#include <gtest/gtest.h>

#include <kizen/core/redactor.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace {

using kizen::Redactor;

const std::string awkward = "p\"q\\r+s/t u%v&w<x>y'z\xC3\xA9\xF0\x9F\x94\x91!";

std::string redacted_awkward(const std::string& text) { return Redactor({awkward}).redacted(text); }

TEST(Redactor, ReplacesEveryOccurrence) {
  const Redactor redactor({"s3cret"});
  EXPECT_EQ(redactor.redacted("s3cret and s3crets3cret"), "*** and ******");
  EXPECT_EQ(redactor.redacted("secret s3cre"), "secret s3cre");
}

TEST(Redactor, WithoutSecretsLeavesAllAsItIs) {
  EXPECT_TRUE(Redactor().empty());
  EXPECT_TRUE(Redactor({"", "id7"}).empty());
  EXPECT_EQ(Redactor({"", "id7"}).redacted("id7"), "id7");
  EXPECT_EQ(Redactor({"id17"}).redacted("id17"), "***");
}

TEST(Redactor, HidesSecretsThatOverlapWhole) {
  EXPECT_EQ(Redactor({"abcd", "cdef"}).redacted("-abcdef-"), "-***-");
  EXPECT_EQ(Redactor({"abcd", "abcdef"}).redacted("abcdef abcd"), "*** ***");
  EXPECT_EQ(Redactor({"aaaa"}).redacted("baaaaaaab"), "b***b");
}

TEST(Redactor, KnowsAnAwkwardSecretRaw) { EXPECT_EQ(redacted_awkward(awkward), "***"); }

TEST(Redactor, KnowsTheStringsOfJson) {
  for (const bool only_ascii : {false, true}) {
    const auto once = nlohmann::json(awkward).dump(-1, ' ', only_ascii);
    EXPECT_EQ(redacted_awkward(once), "\"***\"");
    const auto twice = nlohmann::json(once).dump(-1, ' ', only_ascii);
    EXPECT_EQ(redacted_awkward(twice), "\"\\\"***\\\"\"");
  }
  EXPECT_EQ(redacted_awkward(R"("p\u0022q\u005Cr\u002bs\/t u%v\u0026w\u003cx\u003Ey\u0027z)"
                             R"(\u00E9\uD83d\udd11!")"),
            "\"***\"");
}

TEST(Redactor, KnowsJsonPointers) {
  EXPECT_EQ(Redactor({"a/b~c/d"}).redacted("#/x/a~1b~0c~1d/y a/b~c/d"), "#/x/***/y ***");
}

TEST(Redactor, KnowsBytesTakenForLatin1) {
  EXPECT_EQ(Redactor({"caf\xC3\xA9-key"}).redacted("caf\xC3\x83\xC2\xA9-key"), "***");
  EXPECT_EQ(Redactor({"caf\xC3\xA9-key"}).redacted("caf\\u00c3\\u00A9-key"), "***");
  EXPECT_EQ(Redactor({"caf\xC3\xA9-key"}).redacted("caf\xE9-key"), "***");
  EXPECT_EQ(Redactor({"caf\xE9-key"}).redacted("caf\xE9-key caf\xEF\xBF\xBD-key"), "*** ***");
}

TEST(Redactor, KnowsUrls) {
  const auto encoded = kizen::detail::percent_encoded(awkward);
  EXPECT_EQ(redacted_awkward("?k=" + encoded + "&x"), "?k=***&x");
  EXPECT_EQ(redacted_awkward("?k=" + kizen::detail::ascii_lower(encoded)), "?k=***");
  EXPECT_EQ(redacted_awkward("?k=" + kizen::detail::bytes_in_hex(awkward, "%") + "%26"),
            "?k=***%26");
  EXPECT_EQ(redacted_awkward("?k=" + kizen::detail::percent_encoded(encoded)), "?k=***");
}

TEST(Redactor, KnowsUrlsThatKeepSomeCharacters) {
  EXPECT_EQ(Redactor({"a.b/c d"}).redacted("?k=a.b/c%20d /a%2Eb%2Fc%20d a.b%2fc+d"),
            "?k=*** /*** ***");
}

TEST(Redactor, KnowsXml) {
  EXPECT_EQ(redacted_awkward(
                "<a k=\"p&quot;q\\r+s/t u%v&amp;w&lt;x&gt;y&#39;z\xC3\xA9\xF0\x9F\x94\x91!\"/>"),
            "<a k=\"***\"/>");
  EXPECT_EQ(redacted_awkward("p\\&quot;q\\\\r+s/t u%v&amp;w&lt;x&gt;y&apos;z&#xE9;&#128273;!"),
            "***");
}

TEST(Redactor, KnowsTheSingleQuotesOfShells) {
  EXPECT_EQ(Redactor({"it's-me"}).redacted(R"(curl -H 'K: it'\''s-me' "it'\\''s-me")"),
            R"(curl -H 'K: ***' "***")");
}

TEST(Redactor, KnowsHexDigits) {
  EXPECT_EQ(Redactor({"kL-z"}).redacted("<6b4c2d7a 6B4C2D7A>"), "<*** ***>");
}

/// Of the base64 of a longer text, no digit that holds a bit of the secret is left.
TEST(Redactor, KnowsBase64OfMore) {
  for (const auto& secret : {std::string("s3cret-key?>~"), awkward}) {
    for (const std::string before : {"", "a", "ab", "abc", "abcd"}) {
      for (const std::string after : {"", "x", "xy", "xyz"}) {
        const auto text = kizen::detail::base64_encoded(before + secret + after);
        const auto end = ((before + secret).size() * 8 + 5) / 6;
        EXPECT_EQ(Redactor({secret}).redacted("<" + text + ">"),
                  "<" + text.substr(0, before.size() * 8 / 6) + "***" +
                      (after.empty() ? "" : text.substr(end)) + ">");
      }
    }
  }
}

TEST(Redactor, KnowsTheOtherBase64) {
  EXPECT_EQ(Redactor({"key?>~ 7"}).redacted("a2V5Pz5-IDc. ?k=a2V5Pz5%2BIDc%3D&x"), "***. ?k=***&x");
}

TEST(Redactor, LeavesBase64OfOtherTextsAlone) {
  EXPECT_EQ(Redactor({"s3cret-key"}).redacted("b3RoZXIgd29yZHM="), "b3RoZXIgd29yZHM=");
}

TEST(Redactor, HidesABeginningThatIsCutOff) {
  const Redactor redactor({"s3cret-key"});
  EXPECT_EQ(redactor.redacted("the key is s3cret..."), "the key is ***...");
  EXPECT_EQ(redactor.redacted("the sum is s3c..."), "the sum is s3c...");
  EXPECT_EQ(Redactor({"s3cr\"t-key"}).redacted("s3cr\\... s3cr%2... s3cr\\u0... s3cr..."),
            "***... ***... ***... ***...");
  EXPECT_EQ(redactor.redacted("in base64 czNjcmV0..."), "in base64 ***...");
  EXPECT_EQ(redactor.redacted("after a colon OnMzY3JldC..."), "after a colon O***...");
}

/// Each backslash may be written in several ways: what takes them one by one never ends.
TEST(Redactor, IsQuickWhereManyWaysLeadOn) {
  const Redactor redactor({std::string(12, '\\') + "y"});
  const std::string text = std::string(200, '\\') + "x";
  EXPECT_EQ(redactor.redacted(text), text);
}

}  // namespace
