#include <gtest/gtest.h>

#include <string_view>

#include "kizen/check/detail/format/email.hpp"
#include "support/format_values.hpp"

namespace {

using kizen_test::expect_break;
using kizen_test::expect_keep;
using namespace std::string_view_literals;

using kizen::detail::is_email;
using kizen_test::repeated;

TEST(FormatEmail, LocalPartIsAtomsBetweenDots) {
  expect_keep(is_email, {"a@b", "joe.bloggs@example.com", "~a~@b.c", "!#$%&'*+-/=?^_`{|}~@b",
                         "a.b.c@d", "1@2", "a+tag@b.test"});
  expect_break(is_email,
               {"",      "@",       "a",          "a@",     "@b",    ".a@b",  "a.@b",  "a..b@c",
                "a b@c", "a@b@c",   "a,b@c",      "(a)@b",  "<a@b>", "a:b@c", "a;b@c", "[a]@b",
                "a\\@b", "a\0@b"sv, "\xC3\xA4@b", "\xFF@b", " a@b",  "a@b ",  "a@b\n", "a@b\0"sv});
}

TEST(FormatEmail, LocalPartMayBeQuoted) {
  expect_keep(is_email, {R"("joe bloggs"@b)", R"(""@b)", R"("a@b"@c)", R"("a\"b"@c)", R"("\\"@b)",
                         R"("..."@b)", R"("\a"@b)"});
  expect_break(is_email, {R"("a@b)", R"("a"b@c)", R"(a"b"@c)", R"("a"."b"@c)", R"("a\"@b)",
                          R"("a""@b)", "\"a\nb\"@c", "\"a\x7F\"@b", "\"a\0b\"@c"sv, "\"a\\\n\"@b",
                          "\"\xC3\xA4\"@b", "\"", "\"\\", R"("Joe" <joe@b.test>)"});
}

TEST(FormatEmail, LocalPartHasAtMost64Characters) {
  EXPECT_TRUE(is_email(repeated("a", 64) + "@b"));
  EXPECT_FALSE(is_email(repeated("a", 65) + "@b"));
  EXPECT_TRUE(is_email("\"" + repeated("a", 62) + "\"@b"));
  EXPECT_FALSE(is_email("\"" + repeated("a", 63) + "\"@b"));
}

TEST(FormatEmail, DomainIsAHostName) {
  expect_keep(is_email, {"a@xn--mnchen-3ya.de", "a@b-c.d", "a@1.2"});
  expect_break(is_email, {"a@-b", "a@b-", "a@b_c", "a@b.", "a@.b", "a@b..c", "a@b:25", "a@xn--X",
                          "a@\xC3\xA4", "a@b=c", "a@(b)"});
}

TEST(FormatEmail, DomainMayBeAnAddress) {
  expect_keep(is_email,
              {"a@[127.0.0.1]", "a@[IPv6:::1]", "a@[ipv6:2001:db8::7]", "a@[IPv6:1:2:3:4:5:6:7:8]",
               "a@[IPv6:::ffff:1.2.3.4]", "a@[IPv6:1:2:3:4:5:6::]"});
  expect_break(is_email,
               {"a@[]", "a@[", "a@]", "a@[127.0.0.1", "a@127.0.0.1]", "a@[127.0.0.300]", "a@[::1]",
                "a@[IPv6:]", "a@[IPv6:127.0.0.1]", "a@[IPv6:1:2:3:4:5:6:7::]", "a@[IPv4:127.0.0.1]",
                "a@[tag:x]", "a@[127.0.0.1]b", "a@[127.0.0.1]]", "a@[IPv6:::1\0]"sv});
}

}  // namespace
