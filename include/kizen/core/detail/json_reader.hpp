#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../json_pointer.hpp"
#include "depth.hpp"
#include "json_names.hpp"
#include "json_string.hpp"
#include "json_tree.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How much of a JSON text is read.
struct JsonLimits {
  std::size_t bytes = std::size_t{64} << 20U;
  std::size_t depth = max_depth;
  std::size_t values = 4'000'000;
  std::size_t members = 100'000;  ///< of one object
  std::size_t string_bytes = std::size_t{16} << 20U;
  std::size_t exponent_digits = 9;
};

/// A name that an earlier member of its object has.
struct RepeatedName {
  std::uint32_t index;  ///< of the name in the tree
  JsonPointer place;
};

/// What reading a JSON text came to.
struct JsonReading {
  JsonTree tree = {};
  std::string problem = {};   ///< why it is no JSON text; empty where it is one
  std::size_t offset = 0;     ///< where that shows, or a limit is passed, in bytes
  std::string limit = {};     ///< name of the limit that was passed, such as `too_deep`
  std::string measured = {};  ///< by how much, in words
  std::vector<RepeatedName> repeated = {};  ///< the first of them, at most `most_repeated`

  bool is_json() const { return problem.empty() && limit.empty(); }
};

/// How many repeated names are told of.
inline constexpr std::size_t most_repeated = 100;

/// Reads one JSON text in one pass, without recursion. @see RFC 8259
class JsonReader {
 public:
  explicit JsonReader(std::string_view text, const JsonLimits& limits = {})
      : text_(text), limits_(limits) {}

  JsonReading read() {
    reading_.tree = JsonTree(text_);
    if (text_.size() > limits_.bytes) {
      exceed("too_large", text_.size(), "bytes", limits_.bytes);
    } else if (text_.substr(0, 3) == "\xEF\xBB\xBF") {
      fail(0, "it starts with a byte order mark");
    } else {
      nodes().reserve(text_.size() / likely_bytes_a_node);
      read_text();
    }
    return std::move(reading_);
  }

 private:
  static constexpr std::size_t likely_bytes_a_node = 12;

  void read_text() {
    if (!read_value() || !read_rest()) return;
    skip_space();
    if (at_ < text_.size()) fail(at_, "text follows the end of the JSON value");
  }

  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

  bool fail(std::size_t offset, std::string problem) {
    reading_.offset = offset;
    reading_.problem = std::move(problem);
    return false;
  }

  bool exceed(const char* limit, std::size_t measured, const char* unit, std::size_t most) {
    reading_.offset = at_;
    reading_.limit = limit;
    reading_.measured =
        std::to_string(measured) + " " + unit + "; at most " + std::to_string(most) + " are read";
    return false;
  }

  bool fail_at_end() {
    if (open_.empty()) return fail(text_.size(), "it is empty");
    return fail(text_.size(),
                std::string("the text ends inside an ") + (in_object() ? "object" : "array"));
  }

  /// A container that is not closed yet.
  struct Level {
    std::uint32_t node;
    std::uint32_t name = 0;  ///< of the last member that was begun
  };

  bool in_object() const { return nodes()[open_.back().node].kind == JsonKind::Object; }
  std::vector<JsonNode>& nodes() { return reading_.tree.nodes(); }
  const std::vector<JsonNode>& nodes() const { return reading_.tree.nodes(); }

  /// Everything behind the first value, or behind what opens it, up to where it is closed.
  bool read_rest() {
    while (!open_.empty()) {
      skip_space();
      if (at_ == text_.size()) return fail_at_end();
      const char closing = in_object() ? '}' : ']';
      const bool is_fresh = nodes()[open_.back().node].count == 0;
      if (text_[at_] == closing) {
        if (!close()) return false;
      } else if (is_fresh) {
        if (!read_next()) return false;
      } else if (text_[at_] == ',') {
        ++at_;
        if (!read_after_comma(closing)) return false;
      } else {
        return fail(at_, std::string("expected ',' or '") + closing + "'");
      }
    }
    return true;
  }

  bool read_after_comma(char closing) {
    skip_space();
    if (at_ == text_.size()) return fail_at_end();
    if (text_[at_] == closing) {
      return fail(at_, std::string("nothing stands between ',' and '") + closing + "'");
    }
    return read_next();
  }

  /// An item, or a member, of the innermost open container.
  bool read_next() {
    const auto count = ++nodes()[open_.back().node].count;
    if (!in_object()) return read_value();
    if (count > limits_.members) {
      return exceed("too_many_members", limits_.members + 1, "members or more", limits_.members);
    }
    if (!next_is('"')) return fail(at_, "expected a member's name in double quotes");
    open_.back().name = static_cast<std::uint32_t>(nodes().size());
    if (!read_string()) return false;
    skip_space();
    if (at_ == text_.size()) return fail_at_end();
    if (!next_is(':')) return fail(at_, "expected ':' behind a member's name");
    ++at_;
    return read_value();
  }

  bool read_value() {
    skip_space();
    if (at_ == text_.size()) return fail_at_end();
    if (nodes().size() >= limits_.values) {
      return exceed("too_many_values", limits_.values + 1, "values or more", limits_.values);
    }
    const char c = text_[at_];
    if (c == '"') return read_string();
    if (c == '{' || c == '[') return open(c == '{' ? JsonKind::Object : JsonKind::Array);
    if (c == '-' || is_digit(c)) return read_number();
    return read_word();
  }

  JsonNode& add(JsonKind kind, std::size_t offset, std::size_t begin, std::size_t size) {
    auto& node = nodes().emplace_back();
    node.offset = static_cast<std::uint32_t>(offset);
    node.kind = kind;
    node.begin = static_cast<std::uint32_t>(begin);
    node.size = static_cast<std::uint32_t>(size);
    node.next = static_cast<std::uint32_t>(nodes().size());
    return node;
  }

  bool open(JsonKind kind) {
    if (open_.size() == limits_.depth) {
      return exceed("too_deep", limits_.depth + 1, "levels or more", limits_.depth);
    }
    open_.push_back({static_cast<std::uint32_t>(nodes().size())});
    reading_.tree.reach(open_.size());
    add(kind, at_, at_, 0);
    ++at_;
    return true;
  }

  bool close() {
    const auto index = open_.back().node;
    open_.pop_back();
    ++at_;
    auto& node = nodes()[index];
    node.next = static_cast<std::uint32_t>(nodes().size());
    node.size = static_cast<std::uint32_t>(at_) - node.begin;
    if (node.kind == JsonKind::Object) note_repeated({reading_.tree, index});
    return true;
  }

  void note_repeated(JsonView object) {
    for (const auto name : names_.repeated(object)) {
      if (reading_.repeated.size() == most_repeated) return;
      const JsonView view(reading_.tree, name);
      reading_.repeated.push_back({name, place_of_open() / view.text()});
    }
  }

  /// The place of the container that was opened last and is closed by now.
  JsonPointer place_of_open() const {
    JsonPointer place;
    for (const auto& level : open_) {
      const auto& node = nodes()[level.node];
      place = node.kind == JsonKind::Object ? place / JsonView(reading_.tree, level.name).text()
                                            : place / (std::size_t{node.count} - 1);
    }
    return place;
  }

  bool read_string() {
    const std::size_t quote = at_++;
    const auto run = at_ + plain_length(text_.substr(at_));
    if (run < text_.size() && text_[run] == '"') {
      add(JsonKind::String, quote, at_, run - at_);
      at_ = run + 1;
    } else if (!read_escaped(quote)) {
      return false;
    }
    if (nodes().back().size <= limits_.string_bytes) return true;
    at_ = quote;
    return exceed("string_too_long", nodes().back().size, "bytes in a string",
                  limits_.string_bytes);
  }

  /// A string that has escapes, or characters beyond ASCII.
  bool read_escaped(std::size_t quote) {
    JsonString string(text_, at_, reading_.tree.unescaped());
    if (!string.read()) return fail(string.offset(), string.problem());
    auto& node = add(JsonKind::String, quote, string.begin(), string.size());
    node.is_unescaped = string.is_unescaped();
    at_ = string.offset();
    return true;
  }

  std::size_t skip_digits() {
    const auto begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return at_ - begin;
  }

  /// RFC 8259, 6
  bool read_number() {
    const auto begin = at_;
    if (next_is('-')) ++at_;
    const bool has_zero = next_is('0');
    const auto digits = skip_digits();
    if (digits == 0) return fail(at_, "expected a digit behind '-'");
    if (has_zero && digits > 1) return fail(begin, "a number starts with a superfluous 0");
    bool is_integer = true;
    if (next_is('.')) {
      ++at_;
      is_integer = false;
      if (skip_digits() == 0) return fail(at_, "expected a digit behind '.'");
    }
    if (next_is('e') || next_is('E')) {
      ++at_;
      is_integer = false;
      if (next_is('+') || next_is('-')) ++at_;
      const auto exponent = at_;
      if (skip_digits() == 0) return fail(at_, "expected a digit in the exponent");
      if (at_ - exponent > limits_.exponent_digits) {
        return exceed("exponent_too_long", at_ - exponent, "digits in an exponent",
                      limits_.exponent_digits);
      }
    }
    add(JsonKind::Number, begin, begin, at_ - begin).is_integer = is_integer;
    return true;
  }

  bool read_word() {
    const auto begin = at_;
    while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
    const auto word = text_.substr(begin, at_ - begin);
    if (word == "null") {
      add(JsonKind::Null, begin, begin, word.size());
    } else if (word == "true" || word == "false") {
      add(JsonKind::Boolean, begin, begin, word.size());
    } else if (!word.empty()) {
      return fail(begin, "'" + std::string(word.substr(0, 20)) + "' is no JSON value");
    } else if (text_[begin] == '\'') {
      return fail(begin, "a string stands in double quotes");
    } else {
      return fail(begin, "expected a value, not " + shown_byte(text_[begin]));
    }
    return true;
  }

  std::string_view text_;
  const JsonLimits limits_;
  std::size_t at_ = 0;
  std::vector<Level> open_;
  RepeatedNames names_;
  JsonReading reading_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
