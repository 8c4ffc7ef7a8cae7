#include <algorithm>
#include <cstddef>
#include <kizen/core/contract_errors.hpp>
#include <kizen/suite.hpp>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "command.hpp"
#include "one_line.hpp"
#include "output.hpp"
#include "suite_files.hpp"

namespace kizen_tool {
namespace {

struct LintOptions {
  SuiteOptions suites;
  bool strict = false;
};

/// How many suites were looked at, and what was found.
struct LintTally {
  std::size_t suites = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

/// Whether a finding is in a workflow that is selected, or in none and all are.
bool is_selected(const kizen::LintFinding& finding, const kizen::Suite& suite,
                 const kizen::Selection& selection) {
  if (selection.is_all()) return true;
  const auto& tokens = finding.place.pointer.tokens();
  if (tokens.size() < 2 || tokens[0] != "workflows") return false;
  return selection.takes(suite.workflows.at(std::stoul(tokens[1])));
}

void tell(const kizen::Suite& suite, const kizen::Selection& selection, LintTally& tally) {
  ++tally.suites;
  for (const auto& finding : kizen::lint(suite)) {
    if (!is_selected(finding, suite, selection)) continue;
    ++(finding.severity == kizen::LintSeverity::Error ? tally.errors : tally.warnings);
    print("{}\n", one_line(finding.to_string()));
  }
}

void tell(const kizen::ContractError& error, LintTally& tally) {
  ++tally.errors;
  auto place = error.place();
  const auto prefix = place.to_string() + ": ";
  if (place.line > 0) place.pointer = {};
  std::string text = error.what();
  if (kizen::detail::starts_with(text, prefix)) text.erase(0, prefix.size());
  print("{}\n", one_line(place.to_string() + ": error: " + text));
}

/// What keeps suites from being loaded, or what is found in them. None is linted where one cannot be
/// loaded, and those that cannot are counted.
LintTally tell_all(const SuiteOptions& options) {
  LintTally tally;
  try {
    for (const auto& suite : load_suites(options)) tell(suite, options.selection, tally);
  } catch (const kizen::ContractErrors& errors) {
    std::set<std::string> files;
    for (const auto& error : errors.all()) {
      files.insert(error.place().file);
      tell(error, tally);
    }
    tally.suites = files.size();
  } catch (const kizen::ContractError& error) {
    tally.suites = 1;
    tell(error, tally);
  }
  return tally;
}

ExitCode lint(const LintOptions& options) {
  contract_of(options.suites.contract);
  const auto tally = tell_all(options.suites);
  print("{}, {}, {}\n", kizen::detail::counted(tally.suites, "suite"),
        kizen::detail::counted(tally.errors, "error"),
        kizen::detail::counted(tally.warnings, "warning"));
  return tally.errors > 0 || (options.strict && tally.warnings > 0) ? Unusable : Kept;
}

}  // namespace

Command add_lint(CLI::App& app) {
  auto options = std::make_shared<LintOptions>();
  auto* command = app.add_subcommand(
      "lint", "Find what in suites is surely or likely not meant; sends nothing");
  command->footer(
      "Ends with 2 where there are errors: suites that cannot be loaded, or that do not test what\n"
      "they say. A rule is explained by its id.\n"
      "Examples:\n"
      "  kizen-contract lint suites\n"
      "  kizen-contract lint my.arazzo.yaml --contract observed --strict\n"
      "  kizen-contract explain unused-input");
  add_suite_options(*command, options->suites);
  command->add_flag("--strict", options->strict, "Warnings count as errors");
  return [options]() { return lint(*options); };
}

}  // namespace kizen_tool
