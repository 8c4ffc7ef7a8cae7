#include <gtest/gtest.h>

#include <string_view>

#include "kizen/check/detail/format/json_pointer_text.hpp"
#include "support/format_values.hpp"

namespace {

using kizen_test::expect_break;
using kizen_test::expect_keep;
using namespace std::string_view_literals;

using kizen::detail::is_json_pointer;
using kizen::detail::is_relative_json_pointer;

TEST(FormatJsonPointer, IsTokensAfterSlashes) {
  expect_keep(is_json_pointer, {"", "/", "//", "/a/0/-", "/a~0b/c~1d", "/~00", "/c%d", "/ ", "/\"",
                                "/\xC3\xA4", "/a\0b"sv, "/\n"});
  expect_break(is_json_pointer, {"a", "0", "#", "#/a", "a/b", " /a"});
}

TEST(FormatJsonPointer, EscapesTildes) {
  expect_break(is_json_pointer, {"/~", "/a~", "/~2", "/~a", "/~~0", "/~0~", "/~/0", "/~\0"sv});
}

TEST(FormatJsonPointer, IsUtf8) { expect_break(is_json_pointer, {"/\xFF", "/\xC3", "/\xC0\xAF"}); }

TEST(FormatRelativeJsonPointer, IsANumberAndAHashOrAPointer) {
  expect_keep(is_relative_json_pointer, {"0", "1", "120", "0#", "10#", "0/", "2/0/a~1b", "0//"});
  expect_break(is_relative_json_pointer,
               {"", "#", "/a", "-1", "+1", "01", "00", "01/a", "1##", "1#/a", "1#a", "1a", "1~0",
                "0/~2", " 1", "1\n", "1\0"sv, "\xD9\xA1/a", "1/\xFF"});
}

}  // namespace
