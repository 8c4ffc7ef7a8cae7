#include <gtest/gtest.h>

#include <kizen/core/version.hpp>
#include <string>

#define KIZEN_TEST_TEXT_(words) #words
#define KIZEN_TEST_TEXT(words) KIZEN_TEST_TEXT_(words)

namespace {

TEST(Version, TextAndNumbersAgree) {
  EXPECT_EQ(std::string(KIZEN_VERSION), std::to_string(KIZEN_VERSION_MAJOR) + "." +
                                            std::to_string(KIZEN_VERSION_MINOR) + "." +
                                            std::to_string(KIZEN_VERSION_PATCH));
}

TEST(Version, TheNamespaceSpellsWhatTypesDependOn) {
  const std::string numbers = std::to_string(KIZEN_VERSION_MAJOR) + "_" +
                              std::to_string(KIZEN_VERSION_MINOR) + "_" +
                              std::to_string(KIZEN_VERSION_PATCH);
  const std::string name = KIZEN_TEST_TEXT(KIZEN_ABI);
  EXPECT_EQ(name.find("v" + numbers + (KIZEN_TLS ? "_tls" : "_plain") + "_throws"), 0) << name;
  EXPECT_NE(name.find("_json_abi"), std::string::npos) << name;
}

}  // namespace
