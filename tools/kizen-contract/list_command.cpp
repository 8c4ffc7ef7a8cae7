#include <fmt/format.h>

#include <algorithm>
#include <kizen/run.hpp>
#include <kizen/suite.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "command.hpp"
#include "one_line.hpp"
#include "output.hpp"
#include "suite_files.hpp"

namespace kizen_tool {
namespace {

/// What a case says of itself, or else its workflow.
std::string stated(const std::string& own, const std::string& common) {
  return own.empty() ? common : own;
}

/// What is to be known of a case beyond its name, each in parentheses.
std::string remarks(const kizen::PlannedCase& planned) {
  const auto& workflow = *planned.workflow;
  const auto skip = stated(planned.row->skip, workflow.skip);
  const auto xfail = stated(planned.row->xfail, workflow.xfail);
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

kizen::json to_json(const kizen::PlannedCase& planned) {
  const auto& workflow = *planned.workflow;
  const auto place = planned.place();
  kizen::json one = {{"suite", planned.suite->source.file},
                     {"case", planned.title()},
                     {"file", place.file},
                     {"line", place.line},
                     {"tags", workflow.tags},
                     {"effect", kizen::to_string(kizen::effect_of(*planned.suite, workflow))}};
  const auto skip = stated(planned.row->skip, workflow.skip);
  const auto xfail = stated(planned.row->xfail, workflow.xfail);
  if (!skip.empty()) one["skip"] = skip;
  if (!xfail.empty()) one["xfail"] = xfail;
  if (planned.needed_by != nullptr) one["needed_by"] = planned.needed_by->id;
  return one;
}

/// For programs: every case, and every file that they were read from.
ExitCode list_as_json(const SuiteOptions& options) {
  kizen::json document = {{"cases", kizen::json::array()}};
  std::vector<std::string> files;
  const auto suites = load_suites(options, {}, &files);
  for (const auto& one : kizen::plan(suites, options.selection)) {
    document["cases"].push_back(to_json(one));
  }
  document["contract"] = kizen::identity_of(contract_of(options.contract)).to_string();
  document["files"] = files;
  print("{}\n", document.dump(2, ' ', false, kizen::json::error_handler_t::replace));
  return Kept;
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
  auto as_json = std::make_shared<bool>(false);
  auto* command = app.add_subcommand("list", "Show the cases of suites; sends nothing");
  command->footer(
      "Each case is shown with its tags and its effect: read, write or destroy, the strongest of "
      "all\n"
      "that it can send, teardown included.\n"
      "Examples:\n"
      "  kizen-contract list suites --tag upsert\n"
      "  kizen-contract list suites --json");
  add_suite_options(*command, *options);
  command->add_flag("--json", *as_json, "Print cases, and the files that they come from, as JSON");
  return [options, as_json]() { return *as_json ? list_as_json(*options) : list(*options); };
}

}  // namespace kizen_tool
