#include <gtest/gtest.h>

#include <string_view>

#include "kizen/check/detail/format/hostname.hpp"
#include "support/format_values.hpp"

namespace {

using kizen_test::expect_break;
using kizen_test::expect_keep;
using namespace std::string_view_literals;

using kizen::detail::is_hostname;
using kizen_test::repeated;

TEST(FormatHostname, IsLabelsBetweenDots) {
  expect_keep(is_hostname, {"localhost", "a", "1", "www.example.com", "1host.2", "a-b.c--d",
                            "EXAMPLE.Com", "127.0.0.1"});
  expect_break(is_hostname, {"",
                             ".",
                             "a.",
                             ".a",
                             "a..b",
                             "-a",
                             "a-",
                             "a.-b",
                             "a-.b",
                             "a_b",
                             "a b",
                             "a:80",
                             "a/b",
                             "a@b",
                             "*.a",
                             "a\n",
                             "a\0"sv,
                             "a\0.b"sv,
                             "\xC3\xA4.test",
                             "a\xFF",
                             "a\xEF\xBC\x8E"
                             "b"});
}

TEST(FormatHostname, HasLabelsOf63AndIsOf253) {
  const auto label = repeated("a", 63);
  EXPECT_TRUE(is_hostname(label));
  EXPECT_FALSE(is_hostname(label + "a"));
  const auto three = label + "." + label + "." + label + ".";
  EXPECT_TRUE(is_hostname(three + repeated("a", 61)));
  EXPECT_FALSE(is_hostname(three + repeated("a", 62)));
}

TEST(FormatHostname, ALabelIsPunycode) {
  expect_keep(is_hostname, {"xn--mnchen-3ya.de", "xn--fa-hia", "XN--FA-HIA.test",
                            "xn--4gbwdl.xn--wgbh1c", "xn--fiqs8s", "xn--4ca"});
  expect_break(is_hostname, {"xn--X", "xn--a", "xn--", "xn--99999999", "xn--en32g", "xn--g3902716a",
                             "xn--0000h", "xn---", "xn--a-", "a.xn--X",
                             "xn--aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaz"});
}

TEST(FormatHostname, ALabelHasHyphensInside) {
  expect_break(is_hostname, {"XN--aa---o47jg78q", "xn---1-mhc"});
}

TEST(FormatHostname, ALabelBeginsWithNoMark) {
  expect_break(is_hostname, {"xn--hello-txk", "xn--hello-zed", "xn--hello-6bf"});
}

TEST(FormatHostname, ALabelHasNoException) {
  expect_break(is_hostname, {"xn--chb89f", "xn--07jceefgh4c", "xn--07jt112bpxg"});
}

TEST(FormatHostname, JoinersFollowAViramaOrJoin) {
  expect_keep(is_hostname, {"xn--11b2ezcw70k", "xn--11b2ezcs70k", "xn--ngba5hb2804a"});
  expect_break(is_hostname, {"xn--11b2er09f", "xn--02b508i"});
}

TEST(FormatHostname, PunctuationHasItsScriptAround) {
  expect_keep(is_hostname, {"xn--ll-0ea", "xn--wva3je", "xn--4dbc5h", "xn--4dbc8h", "xn--k8j5u",
                            "xn--bck0j", "xn--vek778f"});
  expect_break(is_hostname, {"xn--al-0ea", "xn--l-fda", "xn--la-0ea", "xn--l-gda", "xn--S-jib3p",
                             "xn--wva3j", "xn--A-2hc5h", "xn--5db1e", "xn--A-2hc8h", "xn--5db3e",
                             "xn--defabc-k64e", "xn--vek"});
}

TEST(FormatHostname, ArabicDigitsAreOfOneKind) {
  expect_keep(is_hostname, {"xn--ngba1o", "xn--0-gyc"});
  expect_break(is_hostname, {"xn--ngb6iyr"});
}

}  // namespace
