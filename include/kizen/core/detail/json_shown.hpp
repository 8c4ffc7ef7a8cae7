#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "json_tree.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// `text`, cut at a character boundary with three dots where it is long.
inline std::string shortened(std::string text, std::size_t limit) {
  if (text.size() <= limit) return text;
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "...";
}

/// A text as a JSON string.
inline std::string in_quotes(std::string_view text) {
  static constexpr std::string_view characters = "\"\\\b\f\n\r\t";
  static constexpr std::string_view letters = "\"\\bfnrt";
  static constexpr char digits[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto found = characters.find(c);
    const auto byte = static_cast<unsigned char>(c);
    if (found != std::string_view::npos) {
      out += {'\\', letters[found]};
    } else if (byte < 0x20 || byte == 0x7F) {
      out += std::string("\\u00") + digits[byte / 16] + digits[byte % 16];
    } else {
      out += c;
    }
  }
  return out + '"';
}

/// Writes a value as compact JSON, and stops soon after a number of bytes.
class JsonShown {
 public:
  explicit JsonShown(std::size_t limit) : limit_(limit) {}

  std::string of(JsonView value) && {
    write(value);
    return shortened(std::move(out_), limit_);
  }

 private:
  bool is_full() const { return out_.size() > limit_; }

  void write(JsonView value) {
    if (value.is(JsonKind::String)) return write_string(value.text());
    if (value.is(JsonKind::Array)) return write_items(value);
    if (value.is(JsonKind::Object)) return write_members(value);
    out_ += value.text().substr(0, limit_ + 1);
  }

  void write_items(JsonView list) {
    out_ += '[';
    all_items(list, [&](JsonView item, std::size_t index) {
      if (index > 0) out_ += ',';
      write(item);
      return !is_full();
    });
    out_ += ']';
  }

  void write_members(JsonView object) {
    out_ += '{';
    all_members(object, [&](JsonView name, JsonView value) {
      if (name != object.first()) out_ += ',';
      write_string(name.text());
      out_ += ':';
      write(value);
      return !is_full();
    });
    out_ += '}';
  }

  void write_string(std::string_view text) { out_ += in_quotes(text.substr(0, limit_ + 1)); }

  std::size_t limit_;
  std::string out_;
};

/// How many bytes of a value a message shows.
inline constexpr std::size_t shown_bytes = 120;

/// A value as JSON, shortened.
inline std::string shown(JsonView value, std::size_t limit = shown_bytes) {
  return JsonShown(limit).of(value);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
