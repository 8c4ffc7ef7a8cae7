#include <gtest/gtest.h>

#include <kizen/core/fingerprint.hpp>
#include <string>

namespace {

using kizen::Fingerprint;
using kizen::JsonPointer;

const Fingerprint of_a_member = {"records_search_create",
                                 200,
                                 "response.body.schema",
                                 "type",
                                 *JsonPointer::parse("/components/schemas/Fields/properties/id"),
                                 "/results/*/fields"};

TEST(Fingerprint, IsOneLine) {
  EXPECT_EQ(testing::PrintToString(of_a_member),
            "records_search_create 200 response.body.schema:type "
            "#/components/schemas/Fields/properties/id /results/*/fields");
  EXPECT_EQ((Fingerprint{"", 0, "request.path.undeclared"}.to_string()),
            "- - request.path.undeclared # -");
}

TEST(Fingerprint, HoldsNothingThatEndsAWordOrAQuotation) {
  const Fingerprint odd = {"GET /it's {x}:\n",       404,
                           "response.body.schema",   "false schema",
                           JsonPointer() / "a b%/~", "/\t/caf\xC3\xA9"};
  EXPECT_EQ(odd.to_string(),
            "GET%20/it%27s%20{x}%3A%0A 404 response.body.schema:false%20schema "
            "#/a%20b%25~1~0 /%09/caf\xC3\xA9");
}

TEST(Fingerprint, ParsesWhatItPrints) {
  for (const auto& one :
       {of_a_member, Fingerprint(), Fingerprint{"-", -1, "-", "-", JsonPointer() / "-", "/-"},
        Fingerprint{"a:b", 99999, "c:d", "e:f", JsonPointer() / "" / "*", "/'%20"},
        Fingerprint{"\x01\x7F\xFF", 1, "%", "%2D", JsonPointer() / "%2F" / "\n", "//"}}) {
    EXPECT_EQ(Fingerprint::parse(one.to_string()), one) << one;
  }
}

TEST(Fingerprint, IsNoOtherText) {
  for (const char* const text : {"",
                                 "a",
                                 "a 200 b # ",
                                 "a 200 b c -",
                                 "a 200 b #c -",
                                 "a x b # -",
                                 "a 200b b # -",
                                 "a 99999999999 b # -",
                                 "a 200 b: # -",
                                 "a 200 :k # -",
                                 "a  200 b # -",
                                 "a 200 b # - d",
                                 " a 200 b # -",
                                 "%zz 200 b # -",
                                 "a 200 %2 # -",
                                 "a 200 b:% # -",
                                 "a 200 b #/~2 -",
                                 "a 200 b #%zz -",
                                 "a 200 b # %a",
                                 "a 200 b # x",
                                 "a 200 b # #/x",
                                 "a 200 b # /~2",
                                 "a 200 b:c:d # -"}) {
    EXPECT_FALSE(Fingerprint::parse(text)) << text;
  }
}

TEST(Fingerprint, EveryPartCounts) {
  auto other = of_a_member;
  EXPECT_EQ(other, of_a_member);
  EXPECT_FALSE(other < of_a_member || of_a_member < other);
  for (const auto change :
       {+[](Fingerprint& one) { one.operation += "z"; },
        +[](Fingerprint& one) { one.status = 201; }, +[](Fingerprint& one) { one.rule += "z"; },
        +[](Fingerprint& one) { one.keyword += "z"; },
        +[](Fingerprint& one) { one.schema = one.schema / "z"; },
        +[](Fingerprint& one) { one.shape += "/z"; }}) {
    other = of_a_member;
    change(other);
    EXPECT_FALSE(other == of_a_member) << other;
    EXPECT_LT(of_a_member, other);
  }
}

kizen::Violation found_by(const char* rule) {
  kizen::Violation violation{rule, "type", *JsonPointer::parse("/results/3/id")};
  violation.schema = {"a.json", JsonPointer() / "x"};
  violation.expected = "a string";
  violation.actual = "3";
  return violation;
}

TEST(FingerprintOf, TakesAllButTheWords) {
  const kizen::Report report{"search", "GET /search", 200};
  auto violation = found_by("response.body.schema");
  const auto finding = kizen::fingerprint_of(violation, report);
  EXPECT_EQ(finding, (Fingerprint{"search", 200, "response.body.schema", "type",
                                  JsonPointer() / "x", "/results/*/id"}));
  violation.instance = *JsonPointer::parse("/results/4/id");
  violation.schema.document = "b.json";
  violation.expected = violation.actual = violation.note = "otherwise";
  EXPECT_EQ(kizen::fingerprint_of(violation, report), finding);
}

TEST(FingerprintOf, ARequestHasNoStatus) {
  const kizen::Report report{"search", "GET /search", 200};
  EXPECT_EQ(kizen::fingerprint_of(found_by("request.body.schema"), report).status, 0);
  EXPECT_EQ(kizen::fingerprint_of(found_by("case.status"), report).status, 200);
}

}  // namespace
