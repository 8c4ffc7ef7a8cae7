#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../version.hpp"
#include "percent.hpp"
#include "text.hpp"
#include "utf8.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// One way to write a character.
struct Spelling {
  std::string text;
  bool any_case = false;  ///< an escape: its letters, in lower case here, may be of either case
};

using Spellings = std::vector<Spelling>;

inline std::string in_hex(char32_t number, std::size_t digits) {
  std::string text(digits, '0');
  for (auto at = text.rbegin(); at != text.rend(); ++at, number /= 16) {
    *at = "0123456789abcdef"[number % 16];
  }
  return text;
}

/// A code point as UTF-8.
inline std::string utf8_of(char32_t c) {
  if (c < 0x80) return {static_cast<char>(c)};
  std::string text;
  for (; c >= (text.empty() ? 0x40U : 0x40U >> text.size()); c >>= 6U) {
    text.insert(text.begin(), static_cast<char>(0x80U | (c & 0x3FU)));
  }
  const auto length = text.size() + 1;
  const char32_t lead = (0xFF00U >> length & 0xFFU) | c;
  text.insert(text.begin(), static_cast<char>(lead));
  return text;
}

/// A code point as `\uXXXX`, or two of them.
inline std::string json_unicode(char32_t c) {
  if (c < 0x10000) return "\\u" + in_hex(c, 4);
  c -= 0x10000;
  return "\\u" + in_hex(0xD800 + (c >> 10U), 4) + "\\u" + in_hex(0xDC00 + (c & 0x3FFU), 4);
}

/// Every byte with its two hex digits after a prefix.
inline std::string bytes_in_hex(std::string_view text, const char* prefix) {
  std::string all;
  for (const char c : text) all += prefix + in_hex(static_cast<unsigned char>(c), 2);
  return all;
}

/// A text in which some characters are replaced: the character, then what it becomes.
inline std::string replaced(std::string_view text,
                            const std::vector<std::pair<char, const char*>>& changes) {
  std::string all;
  for (const char c : text) {
    const auto found = std::find_if(changes.begin(), changes.end(),
                                    [c](const auto& change) { return change.first == c; });
    if (found == changes.end()) {
      all += c;
    } else {
      all += found->second;
    }
  }
  return all;
}

/// A text as strings of JSON have it.
inline std::vector<std::string> json_escaped(std::string_view text) {
  return {replaced(text, {{'"', "\\\""}, {'\\', "\\\\"}}),
          replaced(text, {{'"', "\\\""}, {'\\', "\\\\"}, {'/', "\\/"}})};
}

/// A text as XML and URLs have it.
inline std::vector<std::string> markup_escaped(std::string_view text) {
  return {
      replaced(text, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}}),
      replaced(text, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}}),
      replaced(text,
               {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}}),
      replaced(text,
               {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&#34;"}, {'\'', "&apos;"}}),
      ascii_lower(percent_encoded(text)),
  };
}

/// The ways to write a character, each once, as one writer and the next would escape it.
class SpellingList {
 public:
  void add(std::string text, bool any_case) {
    for (const auto& one : all_) {
      if (one.text == text) return;
    }
    all_.push_back({std::move(text), any_case});
  }

  /// A character as it is, and by its bytes.
  void add_raw(const std::string& text) {
    add(text, false);
    add(bytes_in_hex(text, "%"), true);
    add(bytes_in_hex(text, "\\x"), true);
    if (text == " ") add("+", true);
    if (text == "'") add("'\\''", true);
    if (text == "'") add("'\"'\"'", true);
    if (text == "/") add("~1", true);  // in JSON Pointers, as the next
    if (text == "~") add("~0", true);
    for (const auto* const control : {"\tt", "\nn", "\rr", "\bb", "\ff"}) {
      if (text == std::string(1, *control)) add(std::string("\\") + (control + 1), true);
    }
  }

  void add_code_point(char32_t c) {
    add_raw(utf8_of(c));
    add(json_unicode(c), true);
    add("&#" + std::to_string(static_cast<unsigned long>(c)) + ";", true);
    for (std::size_t digits = 1; digits <= 6; ++digits) {
      if (c >> (4 * digits) == 0) add("&#x" + in_hex(c, digits) + ";", true);
    }
  }

  /// Lets all that there is be escaped once more.
  template <class Escape>
  void escape_by(Escape escaping) {
    for (std::size_t i = 0, count = all_.size(); i < count; ++i) {
      const auto text = all_[i].text;
      for (auto& escaped : escaping(text)) {
        if (escaped != text) add(std::move(escaped), true);
      }
    }
  }

  /// Lets all be escaped as others would in turn; JSON in JSON may go deep.
  void escape(int times) {
    for (int n = 0; n < times; ++n) {
      escape_by(json_escaped);
      escape_by(markup_escaped);
    }
    for (int n = 0; n < 3; ++n) escape_by(json_escaped);
  }

  Spellings take() { return std::move(all_); }

 private:
  Spellings all_;
};

/// A character beyond ASCII in Latin-1, and as those write it who take its bytes for Latin-1.
inline void add_latin1(char32_t c, SpellingList& list) {
  if (c <= 0xFF) list.add_raw(std::string(1, static_cast<char>(c)));
  std::string misread;
  std::string misread_escaped;
  for (const char byte : utf8_of(c)) {
    misread += utf8_of(static_cast<unsigned char>(byte));
    misread_escaped += json_unicode(static_cast<unsigned char>(byte));
  }
  list.add_raw(misread);
  list.add(misread_escaped, true);
}

/// The ways to write a code point.
inline Spellings spellings_of(char32_t c) {
  SpellingList list;
  list.add_code_point(c);
  if (c >= 0x80) add_latin1(c, list);
  const bool is_plain = c < 0x80 && is_alphanumeric(static_cast<char>(c));
  list.escape(is_plain ? 1 : 2);
  return list.take();
}

/// The ways to write a byte that is of no well-formed UTF-8.
inline Spellings spellings_of_byte(char byte) {
  SpellingList list;
  list.add_raw(std::string(1, byte));
  list.add_code_point(static_cast<unsigned char>(byte));
  list.add_code_point(0xFFFD);
  list.escape(1);
  return list.take();
}

/// The ways to write a character of ASCII, made once.
inline std::shared_ptr<const Spellings> ascii_spellings(char c) {
  static std::mutex mutex;
  static std::map<char, std::shared_ptr<const Spellings>> known;
  const std::lock_guard<std::mutex> lock(mutex);
  auto& spellings = known[c];
  if (spellings == nullptr) {
    spellings = std::make_shared<const Spellings>(spellings_of(static_cast<unsigned char>(c)));
  }
  return spellings;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
