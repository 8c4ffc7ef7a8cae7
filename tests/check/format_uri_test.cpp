#include <gtest/gtest.h>

#include <string_view>

#include "kizen/check/detail/format/iri.hpp"
#include "support/format_values.hpp"

namespace {

using kizen_test::expect_break;
using kizen_test::expect_keep;
using namespace std::string_view_literals;

using kizen::detail::is_iri;
using kizen::detail::is_iri_reference;
using kizen::detail::is_uri;
using kizen::detail::is_uri_reference;

TEST(FormatUri, HasASchemeAndOnlyItsCharacters) {
  expect_keep(is_uri, {"https://a.test", "http://a.test:8080/api?page=2&x=1#top", "mailto:a@b.test",
                       "urn:a:b", "a+b-c.d:x", "file:///etc/hosts", "https://a.test/%C3%A4?q=%20",
                       "data:,a", "a:", "a:/", "a://", "a:?#", "a:b?c?d/e#f?g/h"});
  expect_break(is_uri, {"", "a.test", "/api?page=2", "//a.test", "1http://a", ":a", "+a:b", "a_b:c",
                        "a,b:c", "\xC3\xA4:b", "a/b:c", "?a:b", "#a:b", ":"});
}

TEST(FormatUri, RefusesCharactersThatAreNotItsOwn) {
  expect_break(is_uri, {"ht tp://a", "http://a b", "http://a/ ", "http://a/\"", "http://a/<b>",
                        "http://a/{id}", "http://a\\b", "http://a/|", "http://a/^", "http://a/`",
                        "http://a/\n", "http://a/\t", "http://a/\x7F", "http://a/\0"sv,
                        "http://\xC3\xA4.test", "http://a/\xC3\xA4", "http://a/\xFF",
                        "http://a/#b#c", "http://a/?\\"});
}

TEST(FormatUri, HasCompleteEscapes) {
  expect_keep(is_uri, {"http://%61/%62?%63#%64", "a:%FF%00"});
  expect_break(is_uri, {"http://a/%", "http://a/%4", "http://a/%zz", "http://a/%4g", "http://%/",
                        "http://a:%31", "http://a?%", "http://a#%a", "%61:b"});
}

TEST(FormatUri, HasBracketsAroundAnAddressOnly) {
  expect_keep(is_uri, {"http://[::1]", "http://[::1]:80/a", "http://u:p@[2001:db8::7]/c?d",
                       "http://[v1.a:b]", "http://[VF.~]/", "http://[::1.2.3.4]"});
  expect_break(is_uri, {"http://[",
                        "http://]",
                        "http://[]",
                        "http://[::1",
                        "http://::1]",
                        "http://[::1]a",
                        "http://[::1]]",
                        "http://[[::1]]",
                        "http://[1.2.3.4]",
                        "http://[::01.2.3.4]",
                        "http://[a]",
                        "http://[v.a]",
                        "http://[v1.]",
                        "http://[v1]",
                        "http://[vg.a]",
                        "http://[v1.%61]",
                        "http://[::1%25eth0]",
                        "http://a/b[0]",
                        "urn:[a]",
                        "http://a/?x=[]",
                        "http://a#[",
                        "http:/[::1]",
                        "http://[@a/",
                        "http://a[::1]"});
}

TEST(FormatUri, HasOneUserAndAPortOfDigits) {
  expect_keep(is_uri, {"http://u@a", "http://u:p:q@a:1", "http://@a", "http://a:", "http://a:/b",
                       "http://a:00080", "http://a:99999999999999999999", "http://:80",
                       "http://-.~_!$&'()*+,;=:%40:80%2f::::::@a"});
  expect_break(is_uri, {"http://a:b", "http://a:8a", "http://a:80:80", "http://a:-1",
                        "http://u@v@a", "http://2001:db8::7", "http://u@a:b"});
}

TEST(FormatUriReference, MayLackTheScheme) {
  expect_keep(is_uri_reference, {"", "a", "/", "/a", "//", "//a", "//a:80/b", "?", "#", "?a#b",
                                 "./a:b", "/a:b", "?a:b", "#a:b", "a:b", "..", "a//b", "*"});
  expect_break(is_uri_reference,
               {":", ":a", "1:b", "a_b:c", "//a:b", "///[", "/[::1]", "//u@v@a/", "\\\\a\\b",
                "#a#b", "#a\\b", "/%", "a b", "/\xC3\xA4", "/\0"sv, "\xFF"});
}

TEST(FormatIri, HasCharactersBeyondAscii) {
  expect_keep(is_iri, {"http://\xC3\xA4.test/\xC3\xB6?\xC3\xBC#\xC3\x9F", "a:\xC2\xA0",
                       "a:\xF0\x90\x80\x80", "a:\xF3\xA1\x80\x80", "a:?\xEE\x80\x80",
                       "a:?\xF4\x8F\xBF\xBD", "http://[::1]", "a:b"});
  expect_break(is_iri,
               {"", "\xC3\xA4", "/\xC3\xA4", "\xC3\xA4:b", "a:\xC2\x80", "a:\xEF\xBF\xBE",
                "a:\xF0\x9F\xBF\xBE", "a:\xF3\xA0\x80\x80", "a:\xEE\x80\x80", "a:#\xEE\x80\x80",
                "a:\xEF\xB7\x90", "a:\xED\xA0\x80", "a:\xC3", "a:\xFF", "a:\xC3\xA4\\",
                "http://[\xC3\xA4]", "http://a:\xD9\xA1", "a:?\xF4\x8F\xBF\xBE"});
}

TEST(FormatIriReference, MayLackTheScheme) {
  expect_keep(is_iri_reference, {"", "\xC3\xA4", "//\xC3\xA4", "#\xC3\xA4", "a:b"});
  expect_break(is_iri_reference, {"\xC3\xA4:b", "#\xC3\xA4\\", "\xFF", "/\xC3\xA4\0"sv});
}

}  // namespace
