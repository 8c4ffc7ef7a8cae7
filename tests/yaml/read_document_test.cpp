#include <kizen/yaml.hpp>
//
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/process.hpp"

namespace {

TEST(ReadDocument, ReadsJsonWhereTheNameSaysSo) {
  EXPECT_EQ(*kizen::parse_document("[1]", "a.json").document, kizen::json::parse("[1]"));
  EXPECT_THROW(kizen::parse_document("[a]", "a.json"), kizen::ContractError);
}

TEST(ReadDocument, ReadsYamlElse) {
  EXPECT_EQ(*kizen::parse_document("[a]", "a.yaml").document, kizen::json::parse(R"(["a"])"));
}

TEST(ReadDocument, ReadsAFile) {
  const kizen_test::TemporaryFolder folder;
  EXPECT_EQ(*kizen::read_document(folder.write("a.yaml", "b: 1")).document,
            kizen::json::parse(R"({"b": 1})"));
}

TEST(ReadDocument, NamesAFileThatIsNotThere) {
  try {
    kizen::read_document("/none/a.yaml");
    FAIL() << "it was read";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "document.unreadable");
    EXPECT_THAT(error.what(), testing::StartsWith("/none/a.yaml: "));
  }
}

}  // namespace
