#include <gtest/gtest.h>

#include <string_view>

#include "kizen/check/detail/format/base64.hpp"
#include "support/format_values.hpp"

namespace {

using kizen_test::expect_break;
using kizen_test::expect_keep;
using namespace std::string_view_literals;

using kizen::detail::is_base64;

TEST(FormatByte, IsPaddedBase64) {
  expect_keep(is_base64, {"", "QQ==", "QUI=", "QUJD", "+/+/", "AAAA", "AA==", "aGVsbG8gd29ybGQ="});
}

TEST(FormatByte, HasWholeGroupsOfFour) {
  expect_break(is_base64, {"Q", "QQ", "QQ=", "QUI", "QUJDQ", "=",
                           "==", "===", "====", "Q===", "QQ==QQ==", "QUI=QUJD", "=QUJ", "Q=UJ"});
}

TEST(FormatByte, HasNoOtherCharacters) {
  expect_break(is_base64, {"QU J", "QUJ\n", "QUJD\n", "QUJD\r\n", "-_-_", "QU.D", "QUJ\0"sv,
                           "QU\xC3\xA4", "\xFF\xFF\xFF\xFF"});
}

TEST(FormatByte, PadsWithZeroBits) {
  expect_break(is_base64, {"QR==", "QUJDQR==", "QUJ=", "QUL=", "/x=="});
}

}  // namespace
