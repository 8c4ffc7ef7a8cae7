#include <gtest/gtest.h>

#include <string>

#include "kizen/check.hpp"
#include "support/random_schemas.hpp"
#include "support/schema_case.hpp"

namespace {

using kizen::Dialect;

/// How often schemas at random took values at random.
struct AgreementTally {
  int refused_schemas = 0;
  int kept = 0;
  int broken = 0;
};

void expect_agreement(const kizen::JsonSource& source, Dialect dialect, const kizen::json& value,
                      AgreementTally& tally) {
  const auto judged = kizen_test::judge(source, dialect, value);
  const auto about = source.document->dump() + " and " + value.dump();
  EXPECT_EQ(judged.kept, judged.accepted) << about;
  EXPECT_EQ(judged.kept, judged.explained.empty()) << about;
  EXPECT_FALSE(judged.findings.unchecked) << about;
  ++(judged.kept ? tally.kept : tally.broken);
}

class Agreement : public testing::TestWithParam<Dialect> {};

TEST_P(Agreement, OfBothEnginesAndTheExplanation) {
  AgreementTally tally;
  for (unsigned seed = 0; seed < 800; ++seed) {
    kizen_test::RandomSchemas random(seed, GetParam());
    try {
      const auto source = kizen::read_json(random.document().dump(), "s.json");
      kizen::Schema::compile(source, {}, GetParam());
      for (int i = 0; i < 4; ++i) expect_agreement(source, GetParam(), random.value(), tally);
    } catch (const kizen::ContractError& error) {
      EXPECT_EQ(error.rule(), "contract.reference_cycle") << error.what();
      ++tally.refused_schemas;
    }
  }
  EXPECT_LT(tally.refused_schemas, 300);
  EXPECT_GT(tally.kept, 500);
  EXPECT_GT(tally.broken, 500);
}

std::string dialect_name(const testing::TestParamInfo<Dialect>& info) {
  constexpr const char* names[] = {"Request", "Response", "Draft4", "Draft7"};
  return names[static_cast<int>(info.param)];
}

INSTANTIATE_TEST_SUITE_P(Schema, Agreement,
                         testing::Values(Dialect::OpenApiRequest, Dialect::OpenApiResponse,
                                         Dialect::Draft4, Dialect::Draft7),
                         dialect_name);

}  // namespace
