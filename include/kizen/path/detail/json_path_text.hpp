#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "../../core/detail/json_string.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/detail/utf8.hpp"
#include "../../core/version.hpp"
#include "../json_path.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The text of a JSONPath, read from left to right. Whatever does not fit throws a JsonPathError.
class JsonPathText {
 public:
  /// @param text which must outlive this
  explicit JsonPathText(std::string_view text) : text_(text) {
    if (text.size() > max_size) fail_at(max_size, "a JSONPath has at most 65536 bytes");
    auto rest = text;
    while (take_code_point(rest)) continue;
    if (!rest.empty()) fail_at(text.size() - rest.size(), "a JSONPath is UTF-8");
  }

  std::size_t offset() const { return at_; }

  void return_to(std::size_t offset) { at_ = offset; }

  std::string_view since(std::size_t offset) const { return text_.substr(offset, at_ - offset); }

  bool at_end() const { return at_ == text_.size(); }

  bool is_next(std::string_view word) const { return text_.substr(at_, word.size()) == word; }

  /// Whether the next byte is one of these.
  bool is_next_of(std::string_view bytes) const {
    return !at_end() && bytes.find(text_[at_]) != std::string_view::npos;
  }

  bool take(std::string_view word) {
    if (!is_next(word)) return false;
    at_ += word.size();
    return true;
  }

  void expect(std::string_view word, const std::string& what) {
    if (!take(word)) fail_expected(what);
  }

  /// Takes bytes as long as they are such.
  template <class Is>
  std::string_view take_while(Is is) {
    const auto begin = at_;
    while (!at_end() && is(text_[at_])) ++at_;
    return since(begin);
  }

  /// Takes one character; there must be one.
  std::string_view take_character() {
    auto rest = text_.substr(at_);
    take_code_point(rest);
    const auto begin = at_;
    at_ = text_.size() - rest.size();
    return since(begin);
  }

  /// @see RFC 9535, 2.1.1, S
  void skip_blanks() {
    take_while([](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  }

  [[noreturn]] void fail_at(std::size_t offset, std::string problem) const {
    const auto before = text_.substr(0, offset);
    const auto inner = std::count_if(before.begin(), before.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    });
    throw JsonPathError{offset - static_cast<std::size_t>(inner) + 1, std::move(problem)};
  }

  [[noreturn]] void fail_expected(const std::string& what) const {
    fail_at(at_, "expected " + what + " instead of " + seen());
  }

 private:
  friend class JsonPathNesting;

  static constexpr std::size_t max_size = 65'536;

  /// What is next, for people.
  std::string seen() const {
    if (at_end()) return "the end";
    if (is_next(" ")) return "a blank";
    auto rest = *this;
    const auto character = rest.take_character();
    return character.size() > 1 ? "'" + std::string(character) + "'" : shown_byte(character[0]);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t nesting_ = 0;
};

/// What stands within brackets or parentheses, while it is read.
class JsonPathNesting {
 public:
  explicit JsonPathNesting(JsonPathText& text) : text_(text) {
    if (++text.nesting_ > most) {
      text.fail_at(text.offset(), "brackets and parentheses nest more than 64 deep");
    }
  }
  JsonPathNesting(const JsonPathNesting&) = delete;
  JsonPathNesting& operator=(const JsonPathNesting&) = delete;
  ~JsonPathNesting() { --text_.nesting_; }

 private:
  static constexpr std::size_t most = 64;

  JsonPathText& text_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
