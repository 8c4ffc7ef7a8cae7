#include <fmt/format.h>

#include <algorithm>
#include <kizen/run.hpp>
#include <kizen/suite.hpp>
#include <memory>
#include <string>
#include <vector>

#include "command.hpp"
#include "one_line.hpp"
#include "output.hpp"
#include "suite_files.hpp"

namespace kizen_tool {
namespace {

/// What is to be known of a case beyond its name, each in parentheses.
std::string remarks(const kizen::PlannedCase& planned) {
  const auto& workflow = *planned.workflow;
  const auto first = [](const std::string& own, const std::string& common) {
    return own.empty() ? common : own;
  };
  const auto skip = first(planned.row->skip, workflow.skip);
  const auto xfail = first(planned.row->xfail, workflow.xfail);
  std::string text;
  if (!skip.empty()) text += "  (skipped: " + skip + ")";
  if (!xfail.empty()) text += "  (known to fail: " + xfail + ")";
  if (planned.needed_by != nullptr) text += "  (needed by " + planned.needed_by->id + ")";
  return text;
}

std::string line(const kizen::PlannedCase& planned) {
  const auto tags = kizen::detail::joined(planned.workflow->tags, ", ");
  const auto effect = kizen::to_string(kizen::effect_of(*planned.suite, *planned.workflow));
  return one_line(fmt::format("  {}{}  {}{}", planned.title(),
                              tags.empty() ? "" : "  [" + tags + "]", effect, remarks(planned)));
}

/// The cases by suite, each suite where its first case is planned.
std::vector<std::vector<kizen::PlannedCase>> by_suite(const std::vector<kizen::PlannedCase>& all) {
  std::vector<std::vector<kizen::PlannedCase>> groups;
  for (const auto& one : all) {
    const auto own = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return group.front().suite->source.file == one.suite->source.file;
    });
    if (own == groups.end()) {
      groups.push_back({one});
    } else {
      own->push_back(one);
    }
  }
  return groups;
}

ExitCode list(const SuiteOptions& options) {
  const auto suites = load_suites(options);
  const auto planned = kizen::plan(suites, options.selection);
  const auto groups = by_suite(planned);
  for (const auto& group : groups) {
    const auto& suite = *group.front().suite;
    print("{}: {}\n", suite.source.file, suite.title);
    for (const auto& one : group) print("{}\n", line(one));
  }
  print("{}, {}, contract {}\n", kizen::detail::counted(groups.size(), "suite"),
        kizen::detail::counted(planned.size(), "case"),
        kizen::identity_of(contract_of(options.contract)).to_string());
  return Kept;
}

}  // namespace

Command add_list(CLI::App& app) {
  auto options = std::make_shared<SuiteOptions>();
  auto* command = app.add_subcommand("list", "Show the cases of suites; sends nothing");
  command->footer(
      "Each case is shown with its tags and its effect: read, write or destroy, the strongest of "
      "all\n"
      "that it can send, teardown included.\n"
      "Example:\n  kizen-contract list suites --tag upsert");
  add_suite_options(*command, *options);
  return [options]() { return list(*options); };
}

}  // namespace kizen_tool
