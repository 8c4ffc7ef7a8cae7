#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../contract/detail/json_place.hpp"
#include "../../core/contract_error.hpp"
#include "../../core/detail/utf8.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// One value of a table.
struct CsvCell {
  std::string text = {};
  bool is_quoted = false;
  std::size_t line = 0;    ///< from 1
  std::size_t column = 0;  ///< from 1, in bytes

  bool is_blank() const { return text.empty() && !is_quoted; }
};

/// Reads a table row by row; lines end in LF or CRLF.
///
/// @see RFC 4180
class CsvReader {
 public:
  /// @param text must outlive the reader; a byte order mark is left aside
  /// @throws ContractError `document.syntax` where it is not UTF-8
  CsvReader(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") text_.remove_prefix(3);
    demand_utf8();
  }

  bool at_end() const { return at_ == text_.size(); }

  /// The next row; `at_end` must not hold.
  ///
  /// @throws ContractError `document.syntax`
  std::vector<CsvCell> read_row() {
    std::vector<CsvCell> row;
    do {
      row.push_back(read_cell());
    } while (take(','));
    end_line();
    return row;
  }

 private:
  [[noreturn]] void refuse(std::size_t line, std::size_t column, const std::string& problem,
                           const std::string& fix) const {
    throw ContractError({file_, line, column, {}}, "document.syntax", "not CSV: " + problem, fix);
  }

  [[noreturn]] void refuse_here(const std::string& problem, const std::string& fix) const {
    refuse(line_, column(), problem, fix);
  }

  void demand_utf8() const {
    auto rest = text_;
    while (!rest.empty() && take_code_point(rest)) {
    }
    if (rest.empty()) return;
    const auto [line, column] = line_and_column(text_, text_.size() - rest.size());
    refuse(line, column, "the text is not UTF-8", "save the file as UTF-8");
  }

  std::size_t column() const { return at_ - line_start_ + 1; }

  bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

  bool take(char c) {
    if (!next_is(c)) return false;
    ++at_;
    return true;
  }

  CsvCell read_cell() {
    CsvCell cell{{}, next_is('"'), line_, column()};
    if (cell.is_quoted) {
      read_quoted(cell);
    } else {
      read_plain(cell);
    }
    return cell;
  }

  void read_plain(CsvCell& cell) {
    const auto end = std::min(text_.find_first_of(",\"\r\n", at_), text_.size());
    cell.text = text_.substr(at_, end - at_);
    at_ = end;
    if (next_is('"')) {
      refuse_here("quotes stand inside a cell that does not start with them",
                  "put the whole cell into quotes, and write \"\" for each inside");
    }
  }

  void read_quoted(CsvCell& cell) {
    for (++at_;;) {
      const auto end = text_.find('"', at_);
      if (end == std::string_view::npos) {
        refuse(cell.line, cell.column, "the quotes opened here are not closed", "close them");
      }
      append(cell, end);
      if (!take('"')) return;
      cell.text += '"';
    }
  }

  /// Appends the text up to `end`, which holds no quotes, and goes behind the quotes there.
  void append(CsvCell& cell, std::size_t end) {
    for (; at_ < end; ++at_) {
      cell.text += text_[at_];
      if (text_[at_] == '\n') begin_line();
    }
    ++at_;
  }

  /// The byte at `at_` ends a line.
  void begin_line() {
    ++line_;
    line_start_ = at_ + 1;
  }

  void end_line() {
    if (at_end()) return;
    if (next_is('\r')) {
      if (text_.substr(at_ + 1, 1) != "\n") {
        refuse_here("a carriage return stands without a line feed", "end lines with LF or CRLF");
      }
      ++at_;
    }
    if (!next_is('\n')) {
      refuse_here("text follows the closing quotes", "put a comma or a new line there");
    }
    begin_line();
    ++at_;
  }

  std::string_view text_;
  std::string file_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t line_start_ = 0;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
