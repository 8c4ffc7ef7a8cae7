#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "percent.hpp"
#include "utf8.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How many bytes of a string's inside are ASCII that stands for itself. @see RFC 8259, 7
inline std::size_t plain_length(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t highs = ones * 0x80U;
  std::size_t length = 0;
  for (; text.size() - length >= 8; length += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + length, 8);
    const std::uint64_t quotes = bytes ^ (ones * '"');
    const std::uint64_t slashes = bytes ^ (ones * '\\');
    const std::uint64_t special =
        (bytes - ones * 0x20U) | (quotes - ones) | (slashes - ones) | bytes;
    if ((special & highs) != 0) break;
  }
  for (; length < text.size(); ++length) {
    const auto byte = static_cast<unsigned char>(text[length]);
    if (byte < 0x20 || byte > 0x7F || byte == '"' || byte == '\\') break;
  }
  return length;
}

/// A character in quotes, or a byte as hexadecimal number.
inline std::string shown_byte(char c) {
  if (c > ' ' && c < '\x7F') return "'" + std::string(1, c) + "'";
  static constexpr char digits[] = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  return std::string("the byte 0x") + digits[byte / 16] + digits[byte % 16];
}

/// Appends a code point as UTF-8.
inline void append_utf8(std::string& text, std::uint32_t point) {
  const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (point < 0x80) return add(point);
  if (point < 0x800) {
    add(0xC0U | (point >> 6U));
  } else if (point < 0x10000) {
    add(0xE0U | (point >> 12U));
    add(0x80U | ((point >> 6U) & 0x3FU));
  } else {
    add(0xF0U | (point >> 18U));
    add(0x80U | ((point >> 12U) & 0x3FU));
    add(0x80U | ((point >> 6U) & 0x3FU));
  }
  add(0x80U | (point & 0x3FU));
}

/// Reads the inside of one JSON string. Characters go to `unescaped` from the first escape on.
class JsonString {
 public:
  /// @param inside offset behind the opening quote
  JsonString(std::string_view text, std::size_t inside, std::string& unescaped)
      : text_(text), begin_(inside), at_(inside), unescaped_(unescaped) {}

  /// Whether the string is well formed up to its closing quote.
  bool read() {
    for (;;) {
      const auto run = plain_length(text_.substr(at_));
      take(run);
      if (at_ == text_.size()) return fail("the text ends inside a string");
      const char c = text_[at_];
      if (c == '"') break;
      if (c == '\\' ? !read_escape() : !read_character()) return false;
    }
    size_ = is_unescaped_ ? unescaped_.size() - begin_ : at_ - begin_;
    ++at_;
    return true;
  }

  bool is_unescaped() const { return is_unescaped_; }
  /// Of the characters, in the text or among the unescaped ones.
  std::size_t begin() const { return begin_; }
  std::size_t size() const { return size_; }
  /// Behind the closing quote, or where the problem shows.
  std::size_t offset() const { return at_; }
  const std::string& problem() const { return problem_; }

 private:
  bool fail(std::string problem) {
    problem_ = std::move(problem);
    return false;
  }

  void take(std::size_t bytes) {
    if (is_unescaped_) unescaped_ += text_.substr(at_, bytes);
    at_ += bytes;
  }

  /// A character beyond ASCII, or one that may not stand in a string.
  bool read_character() {
    const auto first = static_cast<unsigned char>(text_[at_]);
    if (first < 0x20) return fail("a raw control character in a string: " + shown_byte(text_[at_]));
    const int more = utf8_continuation(first);
    const auto size = static_cast<std::size_t>(more + 1);
    if (more < 0 || !is_utf8(text_.substr(at_, size))) {
      return fail("a string is not UTF-8: " + shown_byte(text_[at_]));
    }
    take(size);
    return true;
  }

  void start_unescaping() {
    if (is_unescaped_) return;
    const auto before = text_.substr(begin_, at_ - begin_);
    begin_ = unescaped_.size();
    unescaped_ += before;
    is_unescaped_ = true;
  }

  bool read_escape() {
    start_unescaping();
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view characters = "\"\\/\b\f\n\r\t";
    if (at_ + 1 == text_.size()) return fail("the text ends inside a string");
    const char c = text_[at_ + 1];
    if (c == 'u') return read_unicode_escape();
    const auto found = letters.find(c);
    if (found == std::string_view::npos) return fail("no escape: \\ before " + shown_byte(c));
    unescaped_ += characters[found];
    at_ += 2;
    return true;
  }

  /// The four digits behind `\u` at an offset, or -1.
  std::int32_t code_unit(std::size_t offset) const {
    if (text_.size() < offset + 6 || text_.substr(offset, 2) != "\\u") return -1;
    std::int32_t unit = 0;
    for (std::size_t i = offset + 2; i < offset + 6; ++i) {
      const int digit = hex_digit(text_[i]);
      if (digit < 0) return -1;
      unit = unit * 16 + digit;
    }
    return unit;
  }

  bool read_unicode_escape() {
    const auto unit = code_unit(at_);
    if (unit < 0) return fail("\\u stands before four hexadecimal digits");
    if (unit < 0xD800 || unit > 0xDFFF) {
      append_utf8(unescaped_, static_cast<std::uint32_t>(unit));
      at_ += 6;
      return true;
    }
    const auto low = unit < 0xDC00 ? code_unit(at_ + 6) : -1;
    if (low < 0xDC00 || low > 0xDFFF) return fail("half of a surrogate pair");
    append_utf8(unescaped_,
                static_cast<std::uint32_t>(0x10000 + (unit - 0xD800) * 0x400 + (low - 0xDC00)));
    at_ += 12;
    return true;
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t at_;
  std::size_t size_ = 0;
  bool is_unescaped_ = false;
  std::string& unescaped_;
  std::string problem_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
