#include <fmt/format.h>

#include <kizen/run.hpp>
#include <kizen/suite.hpp>
#include <memory>

#include "command.hpp"
#include "suite_files.hpp"

namespace kizen_tool {
namespace {

ExitCode list(const SuiteOptions& options) {
  const auto suites = load_suites(options);
  const auto planned = kizen::plan(suites, options.selection);
  const kizen::Suite* suite = nullptr;
  for (const auto& one : planned) {
    if (one.suite != suite) {
      suite = one.suite;
      fmt::print("{}: {}\n", suite->source.file, suite->title);
    }
    const auto tags = kizen::detail::joined(one.workflow->tags, ", ");
    fmt::print("  {}{}{}\n", one.title(), tags.empty() ? "" : "  [" + tags + "]",
               one.workflow->skip.empty() ? "" : "  (skipped: " + one.workflow->skip + ")");
  }
  fmt::print("{}, {}, contract {}\n", kizen::detail::counted(suites.size(), "suite"),
             kizen::detail::counted(planned.size(), "case"),
             kizen::identity_of(contract_of(options.contract)).to_string());
  return Kept;
}

}  // namespace

Command add_list(CLI::App& app) {
  auto options = std::make_shared<SuiteOptions>();
  auto* command = app.add_subcommand("list", "Show the cases of suites; sends nothing");
  command->footer("Example:\n  kizen-contract list suites --tag upsert");
  add_suite_options(*command, *options);
  return [options]() { return list(*options); };
}

}  // namespace kizen_tool
