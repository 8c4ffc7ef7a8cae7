#include <gtest/gtest.h>

#include <kizen/core/contract_error.hpp>
#include <string>

namespace {

using kizen::ContractError;
using kizen::JsonPointer;
using kizen::SourcePlace;

TEST(SourcePlace, SpellsOnlyWhatIsKnown) {
  const auto place = JsonPointer() / "a" / 0;
  EXPECT_EQ(SourcePlace().to_string(), "");
  EXPECT_EQ((SourcePlace{"a.json"}.to_string()), "a.json");
  EXPECT_EQ((SourcePlace{"a.json", 3}.to_string()), "a.json:3");
  EXPECT_EQ((SourcePlace{"a.json", 3, 7, place}.to_string()), "a.json:3:7: #/a/0");
  EXPECT_EQ((SourcePlace{"", 0, 0, place}.to_string()), "#/a/0");
  EXPECT_EQ(testing::PrintToString(SourcePlace{"a.json", 3}), "a.json:3");
}

TEST(ContractError, IsOneMessage) {
  const ContractError error({"a.json", 3}, "contract.path", "it is wrong", "mend it");
  EXPECT_STREQ(error.what(), "a.json:3: it is wrong; mend it");
  EXPECT_EQ(error.rule(), "contract.path");
  EXPECT_EQ(error.place().line, 3u);
}

TEST(ContractError, MayLackPlaceAndFix) {
  EXPECT_STREQ(ContractError({}, "target.url", "it is wrong").what(), "it is wrong");
}

}  // namespace
