#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/contract_errors.hpp"
#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/readable.hpp"
#include "../../core/detail/text.hpp"
#include "../case_rows.hpp"
#include "case_cell.hpp"
#include "csv_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How many cases a file may hold.
inline constexpr std::size_t most_case_rows = 100'000;

/// Reads the cases of a workflow from a table.
class CsvCases {
 public:
  CsvCases(std::string_view text, const std::string& file, const Workflow& workflow,
           const JsonSource& suite)
      : reader_(text, file), file_(file), workflow_(workflow), suite_(suite) {}

  std::vector<Case> read() {
    if (reader_.at_end()) {
      refuse(CsvCell{{}, false, 1, 1}, "case", "the file is empty",
             "name the columns in its first row, cases in the others");
    }
    for (auto& cell : reader_.read_row()) add_column(std::move(cell));
    if (!has_column("name")) {
      refuse(columns_.front().head, "case", "no column is called 'name'",
             "name the columns in the first row, separated by commas");
    }
    bool reads_on = true;
    while (reads_on && !reader_.at_end() && errors_.size() < most_errors) {
      reads_on = attempt([&] { add_row(reader_.read_row()); });
    }
    if (!errors_.empty()) throw ContractErrors(std::move(errors_));
    return std::move(rows_);
  }

 private:
  static constexpr std::size_t most_errors = 200;

  struct Column {
    CsvCell head;
    bool is_input;
    std::vector<std::string> types;  ///< of its input
  };

  [[noreturn]] void refuse(const CsvCell& cell, const std::string& rule, const std::string& problem,
                           const std::string& fix) const {
    throw ContractError({file_, cell.line, cell.column, {}}, "suite." + rule, readable(problem),
                        readable(fix));
  }

  bool has_column(std::string_view name) const {
    return std::any_of(columns_.begin(), columns_.end(),
                       [&](const Column& column) { return column.head.text == name; });
  }

  void add_column(CsvCell head) {
    const auto& name = head.text;
    if (name.empty()) refuse(head, "case", "a column has no name", "name it, or take it out");
    if (!column_names_.insert(name).second) {
      refuse(head, "duplicate", "two columns are called '" + name + "'", "take one out");
    }
    const auto* const input = workflow_.input(name);
    if (name == "name" || name == "skip" || name == "xfail") {
      if (input == nullptr) return columns_.push_back({std::move(head), false, {}});
      refuse(head, "input", "'" + name + "' is a column of its own, and an input",
             "name the input otherwise, or write the cases as JSON");
    }
    if (input == nullptr) refuse_name(head);
    columns_.push_back({std::move(head), true, declared_types(*suite_.document, input->place)});
  }

  [[noreturn]] void refuse_name(const CsvCell& head) const {
    std::vector<std::string> names{"name", "skip", "xfail"};
    for (const auto& input : workflow_.inputs) names.push_back(input.name);
    const auto near = did_you_mean(head.text, names);
    refuse(head, "input", "no input is called '" + head.text + "'",
           near.empty() ? "a column may be called " + joined(names, ", ") : near);
  }

  void add_row(const std::vector<CsvCell>& cells) {
    const bool is_blank = cells.size() == 1 && cells.front().is_blank();
    if (is_blank && blank_.line == 0) blank_ = cells.front();
    if (is_blank) return;
    if (blank_.line > 0) refuse(blank_, "case", "the line is blank", "take it out");
    if (rows_.size() == most_case_rows) {
      refuse(cells.front(), "case",
             "there are more than " + std::to_string(most_case_rows) + " cases",
             "spread them over several workflows");
    }
    if (cells.size() != columns_.size()) {
      attempt([&] { refuse_width(cells); });
      return;
    }
    Case row;
    row.row = SourcePlace{file_, cells.front().line, 0, {}};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      attempt([&] { fill(row, columns_[i], cells[i]); });
    }
    rows_.push_back(std::move(row));
  }

  /// Reads a part; where that fails, notes why.
  template <class Read>
  bool attempt(const Read& read) {
    try {
      read();
      return true;
    } catch (const ContractError& error) {
      if (errors_.size() < most_errors) errors_.push_back(error);
      return false;
    }
  }

  [[noreturn]] void refuse_width(const std::vector<CsvCell>& cells) const {
    refuse(cells.front(), "case",
           "the row has " + std::to_string(cells.size()) + " cells, the first row " +
               std::to_string(columns_.size()),
           "give each row as many; a cell with a comma stands in quotes");
  }

  void fill(Case& row, const Column& column, const CsvCell& cell) {
    const auto& name = column.head.text;
    if (column.is_input) {
      if (!cell.is_blank()) row.inputs[name] = value_of(column, cell);
    } else if (name == "name") {
      row.name = new_name(cell);
    } else {
      (name == "skip" ? row.skip : row.xfail) = reason(cell, name);
    }
  }

  /// Why a case is skipped or known to fail; an empty cell says that it is not.
  const std::string& reason(const CsvCell& cell, const std::string& name) const {
    if (!cell.text.empty() && trimmed(cell.text).empty()) {
      refuse(cell, "kind", "'" + name + "' holds blanks alone", "say why, or leave the cell empty");
    }
    return cell.text;
  }

  const std::string& new_name(const CsvCell& cell) {
    if (cell.text.empty()) refuse(cell, "name", "the case has an empty name", "name it");
    if (!case_names_.insert(cell.text).second) {
      refuse(cell, "duplicate", "the case '" + cell.text + "' is there twice",
             "give each its own name");
    }
    return cell.text;
  }

  JsonValue value_of(const Column& column, const CsvCell& cell) const {
    auto value = cell_value(cell.text, column.types);
    if (value != nullptr) return value;
    refuse(cell, "case",
           "the cell of column '" + column.head.text + "' is " +
               in_quotes(shortened(cell.text, shown_bytes)),
           "it must be " + joined(column.types, " or ") + ", written as JSON");
  }

  CsvReader reader_;
  const std::string& file_;
  const Workflow& workflow_;
  const JsonSource& suite_;
  std::vector<Column> columns_;
  std::set<std::string> column_names_;
  std::vector<Case> rows_;
  std::set<std::string> case_names_;
  std::vector<ContractError> errors_;
  CsvCell blank_;  ///< first of the blank lines behind the rows; its line is 0 where there is none
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
