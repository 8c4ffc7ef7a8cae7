#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "../../core/detail/json_string.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/percent.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"
#include "json_path_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Four hexadecimal digits of a `\u`.
inline std::uint32_t take_code_unit(JsonPathText& text) {
  std::uint32_t unit = 0;
  for (int n = 0; n < 4; ++n) {
    if (!text.is_next_of("0123456789abcdefABCDEF")) text.fail_expected("a hexadecimal digit");
    unit = unit * 16 + static_cast<std::uint32_t>(hex_digit(text.take_character()[0]));
  }
  return unit;
}

/// What follows `\u`: one character, or the two halves of one. @see RFC 9535, 2.3.1.1, hexchar
inline std::uint32_t take_hexchar(JsonPathText& text) {
  const auto begin = text.offset();
  const auto unit = take_code_unit(text);
  if (unit < 0xD800 || unit > 0xDFFF) return unit;
  if (unit > 0xDBFF) text.fail_at(begin, "expected a high surrogate before a low one");
  text.expect("\\u", "\\u and a low surrogate");
  const auto second = text.offset();
  const auto low = take_code_unit(text);
  if (low < 0xDC00 || low > 0xDFFF) text.fail_at(second, "expected a low surrogate");
  return 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
}

/// What follows `\`. @see RFC 9535, 2.3.1.1, escapable
inline void take_escapable(JsonPathText& text, std::string_view quote, std::string& value) {
  static constexpr std::string_view letters = "bfnrt/\\";
  static constexpr std::string_view characters = "\b\f\n\r\t/\\";
  if (text.take("u")) return append_utf8(value, take_hexchar(text));
  if (text.take(quote)) {
    value += quote;
  } else if (text.is_next_of(letters)) {
    value += characters[letters.find(text.take_character()[0])];
  } else {
    text.fail_expected("b, f, n, r, t, u, /, \\ or " + std::string(quote) + " after \\");
  }
}

/// @see RFC 9535, 2.3.1.1, string-literal
inline std::string take_string_literal(JsonPathText& text) {
  const std::string quote(text.take_character());
  std::string value;
  while (!text.take(quote)) {
    if (text.at_end()) text.fail_expected("a closing " + quote);
    const auto begin = text.offset();
    const auto character = text.take_character();
    if (character == "\\") {
      take_escapable(text, quote, value);
    } else if (static_cast<unsigned char>(character[0]) < 0x20) {
      text.fail_at(begin, "expected an escape instead of " + shown_byte(character[0]));
    } else {
      value += character;
    }
  }
  return value;
}

inline std::string_view take_digits(JsonPathText& text) {
  const auto digits = text.take_while([](char c) { return is_digit(c); });
  if (digits.empty()) text.fail_expected("a digit");
  return digits;
}

/// Perhaps a minus sign, and digits without a leading zero.
inline std::string_view take_integer(JsonPathText& text) {
  const auto begin = text.offset();
  text.take("-");
  const auto digits = take_digits(text);
  if (digits.size() > 1 && digits[0] == '0') text.fail_at(begin, "expected no leading zero");
  return text.since(begin);
}

/// A number that every JSON implementation holds exactly. @see RFC 9535, 2.1 and 2.3.3.1, int
inline std::int64_t take_int(JsonPathText& text) {
  static constexpr std::int64_t most = (std::int64_t{1} << 53U) - 1;
  const auto begin = text.offset();
  const auto digits = take_integer(text);
  if (digits == "-0") text.fail_at(begin, "expected 0 instead of -0");
  std::int64_t value = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (parsed.ec != std::errc() || value < -most || value > most) {
    text.fail_at(begin, "expected a number from -9007199254740991 to 9007199254740991");
  }
  return value;
}

/// What a JSON text would hold; a number beyond every double is infinite.
/// @see RFC 9535, 2.3.5.1, number
inline json take_number(JsonPathText& text) {
  const auto begin = text.offset();
  take_integer(text);
  if (text.take(".")) take_digits(text);
  if (text.is_next_of("eE")) {
    text.take_character();
    if (text.is_next_of("+-")) text.take_character();
    take_digits(text);
  }
  const auto digits = text.since(begin);
  auto value = json::parse(digits, nullptr, false);
  if (!value.is_discarded()) return value;
  const auto infinity = std::numeric_limits<double>::infinity();
  return digits[0] == '-' ? -infinity : infinity;
}

/// @param what may stand there
/// @see RFC 9535, 2.5.1.1, member-name-shorthand
inline std::string take_member_name(JsonPathText& text, const std::string& what) {
  const auto is_name_first = [](char c) {
    return is_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  };
  const auto begin = text.offset();
  if (text.take_while(is_name_first).empty()) text.fail_expected(what);
  text.take_while([&](char c) { return is_name_first(c) || is_digit(c); });
  return std::string(text.since(begin));
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
