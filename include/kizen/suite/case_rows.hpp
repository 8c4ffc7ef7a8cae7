#pragma once

#include <string>
#include <vector>

#include "../contract/json_source.hpp"
#include "workflow.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Reads the cases of a workflow from a table (`.csv`) or from a list as a suite has it (`.json`).
///
/// The first row of a table names the columns, separated by commas: `name`, perhaps `skip` and
/// `xfail`, and inputs of the workflow. An empty cell gives no value, two quotes an empty text.
/// What another cell is depends on the `type` of its input:
/// - `string` alone: its text;
/// - others, without `string`: what it is as JSON, which must be of one of them;
/// - none, or several with `string`: what it is as JSON, or else its text. The bare words `true`,
///   `false` and `null` are text here.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// kizen::Workflow workflow;
/// const auto suite = kizen::read_json(R"({"type": "integer"})", "suite.json");
/// workflow.inputs.push_back({"size", kizen::Schema::compile(suite, {}, kizen::Dialect::Draft7)});
/// const auto rows = kizen::read_case_rows("name,size\n\"none, at all\",0\nmany,500\n", "rows.csv",
///                                         workflow, suite);
/// assert(rows.at(0).name == "none, at all" && *rows.at(0).inputs.at("size") == 0);
/// assert(rows.at(1).row->to_string() == "rows.csv:3");
/// ```
///
/// @param text at most 16 MiB of UTF-8 with at most 100,000 rows
/// @param file its name, which ends in `.csv` or `.json`
/// @param suite where the workflow comes from
/// @throws ContractErrors with line and column of all that does not fit, at most 200 things
/// @see RFC 4180
KIZEN_INLINE std::vector<Case> read_case_rows(const std::string& text, const std::string& file,
                                              const Workflow& workflow, const JsonSource& suite);

}  // namespace KIZEN_ABI
}  // namespace kizen
