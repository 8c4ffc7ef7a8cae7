#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/contract_error.hpp"
#include "../../core/detail/depth.hpp"
#include "../../core/detail/json_reader.hpp"
#include "../../core/detail/json_string.hpp"
#include "../../core/detail/json_tree.hpp"
#include "../../core/detail/text.hpp"
#include "byte_source.hpp"
#include "entry_text.hpp"
#include "kept_source.hpp"
#include "string_run.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Takes JSON off a stream, and holds brackets, commas and names to the syntax. What stands inside
/// the literals and strings of a kept value is left to who reads it.
class JsonScanner {
 public:
  /// @param is_by_line whether a value ends with its line
  JsonScanner(ByteSource& source, bool is_by_line) : source_(source), is_by_line_(is_by_line) {}

  /// The next byte behind white space, which stays; nothing at the end of the stream.
  std::optional<char> next() {
    for (;;) {
      const auto piece = source_.rest();
      if (piece.empty()) return std::nullopt;
      if (!is_blank(piece.front())) return piece.front();
      const auto blank = blank_length(piece);
      if (is_by_line_ && !open_.empty()) check_no_newline(piece.substr(0, blank));
      source_.take_lines(blank);
    }
  }

  /// As next(), where something has to follow.
  char due() {
    const auto c = next();
    if (!c) refuse_end();
    return *c;
  }

  /// Takes one byte that due() has seen.
  void take_byte() { source_.take(1); }

  /// Whether an item or member follows in a list or object; where none does, what closes it is
  /// taken.
  bool next_in(char closing, bool is_first) {
    const char c = due();
    if (c == closing) {
      source_.take(1);
      return false;
    }
    if (is_first) return true;
    if (c != ',') refuse(std::string("expected ',' or '") + closing + "'");
    source_.take(1);
    if (due() == closing) refuse(std::string("nothing stands between ',' and '") + closing + "'");
    return true;
  }

  /// The name of a member, taken together with its colon; empty where it is very long.
  std::string take_name() {
    EntryText name(most_in_token);
    name.begin(source_.place());
    source_.keep_in(&name);
    take_member_name();
    source_.keep_in(nullptr);
    if (name.is_too_large()) return {};
    const auto quoted = name.text().substr(0, name.text().rfind('"') + 1);
    const auto reading = JsonReader(quoted).read();
    if (!reading.is_json()) refuse(reading.problem, name.place());
    return std::string(JsonView(reading.tree).text());
  }

  /// Goes on behind a value.
  void skip_value() { take_value(); }

  /// Goes on behind a value, and keeps it from its first byte to its last.
  void keep_value(EntryText& kept) {
    due();
    kept.begin(source_.place());
    source_.keep_in(value_ = &kept);
    take_value();
    source_.keep_in(value_ = nullptr);
  }

  /// Goes on to the end of the line, where nothing else may stand.
  void take_rest_of_line() {
    for (;;) {
      const auto piece = source_.rest();
      if (piece.empty() || piece.front() == '\n') return;
      if (!is_blank(piece.front())) refuse_layout("text follows an exchange on its line");
      source_.take(1);
    }
  }

  SourcePlace place() const { return source_.place(); }

  [[noreturn]] void refuse(const std::string& problem) const { refuse(problem, source_.place()); }

 private:
  static constexpr std::size_t most_in_token = 1000;

  static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

  static std::size_t blank_length(std::string_view text) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_blank);
    return static_cast<std::size_t>(end - text.begin());
  }

  [[noreturn]] static void refuse(const std::string& problem, const SourcePlace& place) {
    throw ContractError(place, "recording.syntax", "not JSON: " + problem, "correct it there");
  }

  [[noreturn]] void refuse_layout(const std::string& problem) const {
    throw ContractError(source_.place(), "recording.syntax", problem,
                        "write each exchange on a line of its own");
  }

  [[noreturn]] void refuse_end() const {
    const char* const fix = is_by_line_
                                ? "write the last line whole, or remove it"
                                : "record it again, or end it with ]}} behind its last whole entry";
    std::string problem = "the recording ends before it is complete";
    if (value_ != nullptr) {
      const auto& begin = value_->place();
      problem = "the recording ends inside the exchange that begins at " +
                std::to_string(begin.line) + ":" + std::to_string(begin.column);
    }
    throw ContractError(source_.place(), "recording.cut", problem, fix);
  }

  void check_no_newline(std::string_view blank) {
    const auto newline = blank.find('\n');
    if (newline == std::string_view::npos) return;
    source_.take(newline);
    refuse_layout("an exchange goes on behind the end of its line");
  }

  void take_value() {
    begin_value();
    while (!open_.empty()) {
      const bool is_object = open_.back() == '{';
      if (!next_in(is_object ? '}' : ']', std::exchange(is_first_, false))) {
        open_.pop_back();
        continue;
      }
      if (is_object) take_member_name();
      begin_value();
    }
  }

  /// A literal, a string, or what opens a list or object.
  void begin_value() {
    const char c = due();
    if (c == '"') {
      take_string(value_ != nullptr);
    } else if (c == '{' || c == '[') {
      open(c);
    } else {
      take_literal();
    }
  }

  void open(char bracket) {
    if (open_.size() == max_depth) {
      throw ContractError(source_.place(), "recording.syntax",
                          "over " + std::to_string(max_depth) + " levels of lists and objects",
                          "no recording needs that; a body may be written as text");
    }
    open_ += bracket;
    is_first_ = true;
    source_.take(1);
  }

  void take_member_name() {
    if (due() != '"') refuse("expected a member's name in double quotes");
    take_string(false);
    if (due() != ':') refuse("expected ':' behind a member's name");
    source_.take(1);
  }

  /// @param may_be_left_out whether it need not be kept where it is too long
  void take_string(bool may_be_left_out) {
    const auto piece = source_.rest();
    bool is_escaped = false;
    const auto run = string_run(piece.substr(1), is_escaped) + 1;
    const bool is_at_hand = run < piece.size() && piece[run] == '"';
    if (is_at_hand && source_.has_room_for_string(run + 1)) return source_.take(run + 1);
    if (!may_be_left_out) return take_string_piecewise();
    source_.flush();
    value_->begin_string();
    take_string_piecewise();
    source_.flush();
    value_->end_string();
  }

  void take_string_piecewise() {
    source_.take(1);
    for (bool is_escaped = false;;) {
      const auto piece = source_.rest();
      if (piece.empty()) refuse_end();
      const auto run = string_run(piece, is_escaped);
      source_.take(run);
      if (run == piece.size()) continue;
      if (piece[run] == '"') return source_.take(1);
      refuse("a raw control character in a string: " + shown_byte(piece[run]));
    }
  }

  static std::size_t literal_length(std::string_view text) {
    const auto end = std::find_if_not(text.begin(), text.end(), [](char c) {
      return is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
    });
    return static_cast<std::size_t>(end - text.begin());
  }

  void take_literal() {
    if (value_ != nullptr) return take_literal_piecewise();
    EntryText token(most_in_token);
    token.begin(source_.place());
    source_.keep_in(&token);
    take_literal_piecewise();
    source_.keep_in(nullptr);
    if (token.is_too_large()) refuse("a number of very many digits", token.place());
    const auto reading = JsonReader(token.text()).read();
    if (!reading.problem.empty()) refuse(reading.problem, token.place());
  }

  void take_literal_piecewise() {
    if (literal_length(source_.rest()) == 0) {
      refuse("expected a value, not " + shown_byte(source_.rest().front()));
    }
    while (const auto length = literal_length(source_.rest())) source_.take(length);
  }

  KeptSource source_;
  const bool is_by_line_;
  EntryText* value_ = nullptr;  ///< the one that is being kept
  std::string open_;            ///< the brackets around, outermost first
  bool is_first_ = false;       ///< whether nothing stands behind the last bracket that opened
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
