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

TEST(Version, TheNamespaceSpellsTlsAndExceptions) {
  EXPECT_EQ(std::string(KIZEN_TEST_TEXT(KIZEN_ABI)),
            "v" + std::to_string(KIZEN_VERSION_MAJOR) + "_" + std::to_string(KIZEN_VERSION_MINOR) +
                (KIZEN_TLS ? "_tls" : "_plain") + "_throws");
}

}  // namespace
