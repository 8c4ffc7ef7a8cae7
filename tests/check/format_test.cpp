#include "kizen/check/detail/format.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "support/format_values.hpp"

namespace {

using kizen::detail::format_names;
using kizen::detail::format_test;
using kizen_test::repeated;

TEST(Format, IsFoundByItsExactName) {
  EXPECT_EQ(format_test("uuid"), &kizen::detail::is_uuid);
  EXPECT_EQ(format_test("date-time"), &kizen::detail::is_date_time);
  for (const auto* const name : {"", "UUID", "uuid ", "datetime", "phone"}) {
    EXPECT_EQ(format_test(name), nullptr) << name;
  }
}

TEST(Format, OfNumbersIsNotOfStrings) {
  for (const auto* const name : {"int32", "int64", "float", "double"}) {
    EXPECT_EQ(format_test(name), nullptr) << name;
  }
}

TEST(Format, NamesAreInOrderAndEachHasATest) {
  constexpr auto names = format_names();
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
  for (const auto name : names) EXPECT_NE(format_test(name), nullptr) << name;
}

TEST(Format, BinaryAndPasswordAreOfEveryString) {
  using namespace std::string_view_literals;
  for (const auto* const name : {"binary", "password"}) {
    for (const auto text : {""sv, "a"sv, "\0"sv, "\xFF"sv, "\n"sv}) {
      EXPECT_TRUE(format_test(name)(text)) << name;
    }
  }
}

/// A value of a format that a megabyte of a piece makes long, and whether it has the format then.
struct LongValue {
  const char* format;
  const char* before;
  const char* piece;
  const char* after;
  bool keeps;
};

constexpr LongValue long_values[] = {
    {"binary", "", "a", "", true},
    {"byte", "", "QUJD", "", true},
    {"byte", "", "=", "", false},
    {"date", "2024-01-01", "0", "", false},
    {"date-time", "2024-01-01T00:00:00.", "9", "Z", true},
    {"email", "", "a.", "@b", false},
    {"email", "\"", "\\\"", "\"@b", false},
    {"email", "a@", "b.", "c", false},
    {"hostname", "", "a.", "b", false},
    {"hostname", "xn--", "9", "", false},
    {"ipv4", "", "1.", "1", false},
    {"ipv4", "", "0", "", false},
    {"ipv6", "", "1:", ":", false},
    {"ipv6", "", ":", "", false},
    {"iri", "a:", "\xC3\xA4", "", true},
    {"iri-reference", "", "\xF0\x90\x80\x80", "", true},
    {"json-pointer", "", "/~0", "", true},
    {"json-pointer", "/", "~", "", false},
    {"password", "", "\xFF", "", true},
    {"regex", "", "(", "", false},
    {"regex", "", "()", "", true},
    {"regex", "", "(?<a>b)", "", false},
    {"regex", "(?<a>b)", "\\k<a>", "", true},
    {"regex", "[", "a-b", "]", true},
    {"regex", "a{", "9", "}", true},
    {"regex", "(a)\\", "9", "", false},
    {"regex", "\\u{", "0", "41}", true},
    {"regex", "", "\\ud83d", "", true},
    {"relative-json-pointer", "1", "0", "#", true},
    {"time", "00:00:00.", "0", "Z", true},
    {"uri", "a:", "%41", "", true},
    {"uri", "a://", "@", "", false},
    {"uri", "a://[", "::", "]", false},
    {"uri", "a://b:", "1", "", true},
    {"uri-reference", "", "../", "", true},
    {"uri-reference", "", "a", ":", true},
    {"uri-reference", "", "_", ":", false},
    {"uuid", "", "0", "", false},
};

TEST(Format, OfAMegabyteIsToldAtOnce) {
  for (const auto& one : long_values) {
    const auto count = (std::size_t{1} << 20U) / std::string_view(one.piece).size();
    const auto text = one.before + repeated(one.piece, count) + one.after;
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(format_test(one.format)(text), one.keeps) << one.format << ' ' << one.piece;
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2))
        << one.format << ' ' << one.piece;
  }
}

TEST(Format, EachHasALongValue) {
  for (const auto name : format_names()) {
    EXPECT_TRUE(std::any_of(std::begin(long_values), std::end(long_values),
                            [&](const LongValue& one) { return one.format == name; }))
        << name;
  }
}

}  // namespace
