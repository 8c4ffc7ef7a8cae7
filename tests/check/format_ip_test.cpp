#include <gtest/gtest.h>

#include <string_view>

#include "kizen/check/detail/format/ip.hpp"
#include "support/format_values.hpp"

namespace {

using kizen_test::expect_break;
using kizen_test::expect_keep;
using namespace std::string_view_literals;

using kizen::detail::is_ipv4;
using kizen::detail::is_ipv6;

TEST(FormatIpv4, IsFourNumbersOfAByte) {
  expect_keep(is_ipv4, {"0.0.0.0", "255.255.255.255", "192.168.0.1", "1.20.200.99"});
  expect_break(is_ipv4, {"256.0.0.1", "1.1.1.256", "1.1.1.999", "1.1.1.1000", "127.1", "127.0.1",
                         "1.2.3.4.5", "2130706433", "1.2.3.4294967297"});
}

TEST(FormatIpv4, HasNoOtherSpelling) {
  expect_break(is_ipv4, {"",
                         ".",
                         "...",
                         "1..2.3",
                         ".1.2.3.4",
                         "1.2.3.4.",
                         "01.2.3.4",
                         "1.2.3.00",
                         "0x7f.0.0.1",
                         "1e2.0.0.1",
                         "+1.2.3.4",
                         "-1.2.3.4",
                         "1.2.3.a",
                         " 1.2.3.4",
                         "1.2.3.4 ",
                         "1.2.3.4\n",
                         "1. 2.3.4",
                         "1.2.3.4/24",
                         "1.2.3.4:80",
                         "::ffff:1.2.3.4",
                         "1.2.3.4\0.evil.test"sv,
                         "1.2.3.\xE0\xA7\xA8",
                         "1.2.3.\xFF"});
}

TEST(FormatIpv6, IsEightGroups) {
  expect_keep(is_ipv6, {"1:2:3:4:5:6:7:8", "2001:0DB8:85a3:0000:0000:8a2e:0370:7334",
                        "1:2:3:4:5:6:1.2.3.4"});
  expect_break(is_ipv6,
               {"1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:1.2.3.4",
                "12345:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:g", "1", "1:2", "1.2.3.4"});
}

TEST(FormatIpv6, ElidesGroupsOnce) {
  expect_keep(is_ipv6, {"::", "::1", "1::", "1::8", "::2:3:4:5:6:7:8",
                        "1:2:3:4:5:6:7::", "1::1.2.3.4", "::1.2.3.4", "::2:3:4:5:6:1.2.3.4"});
  expect_break(is_ipv6, {":::", "1:::2", "1::2::3", "::1::", "1::2:3:4:5:6:7:8",
                         "::1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8::", "1::2:3:4:5:6:1.2.3.4"});
}

TEST(FormatIpv6, HasNoOtherSpelling) {
  expect_break(is_ipv6, {"",
                         ":",
                         ":1",
                         "1:",
                         ":2:3:4:5:6:7:8",
                         "1:2:3:4:5:6:7:",
                         "1:2:3:4:5:6:7:8:",
                         " ::1",
                         "::1 ",
                         "::1\n",
                         "[::1]",
                         "fe80::a%eth1",
                         "fe80::/64",
                         "1.2.3.4::",
                         "::1.2.3.4:5",
                         "::1.2.3",
                         "::1.2.3.256",
                         "::01.2.3.4",
                         "::1\0"sv,
                         "::\0"sv,
                         "::\xE0\xA7\xAA",
                         "::\xFF"});
}

}  // namespace
