#include "suite_files.hpp"

#include <kizen/yaml.hpp>
#include <map>
#include <set>
#include <utility>

#include "output.hpp"

namespace kizen_tool {
namespace {

/// The name of a given input, for people: of what somebody gives by mistake, a name may be the half.
std::string shown_name(const std::string& name, const std::string& value) {
  const auto option = redacted(name + "=" + value);
  return option.substr(0, option.find('='));
}

std::map<std::string, std::string> given_inputs(const std::vector<std::string>& options) {
  std::map<std::string, std::string> given;
  for (const auto& option : options) {
    const auto end = option.find('=');
    if (end == std::string::npos || end == 0) {
      throw CLI::ValidationError("--input", "'" + option + "' is not NAME=VALUE");
    }
    const auto name = option.substr(0, end);
    const auto value = option.substr(end + 1);
    if (!given.emplace(name, value).second) {
      throw CLI::ValidationError("--input", shown_name(name, value) + " is given twice");
    }
  }
  return given;
}

/// Refuses an input that no workflow which is run by itself has.
void demand_takers(const std::map<std::string, std::string>& given,
                   const std::vector<kizen::Suite>& suites) {
  const auto name = kizen::detail::untaken_input(given, suites);
  if (name.empty()) return;
  throw CLI::ValidationError("--input",
                             "no workflow has an input '" + shown_name(name, given.at(name)) + "'");
}

/// Refuses a case that nobody has.
void demand_cases(const std::vector<std::string>& cases, const std::vector<kizen::Suite>& suites) {
  if (cases.empty()) return;
  std::set<std::string> known;
  for (const auto& one : kizen::plan(suites)) {
    known.insert(one.title());
    known.insert(one.suite->source.file + "#" + one.title());
  }
  for (const auto& one : cases) {
    if (known.count(one) > 0) continue;
    const auto near = kizen::detail::did_you_mean(one, known);
    throw CLI::ValidationError("--case", "no case is named '" + one + "'; " +
                                             (near.empty() ? "`list` shows them all" : near));
  }
}

}  // namespace

void add_suite_options(CLI::App& app, SuiteOptions& options) {
  app.add_option("SUITE", options.paths, "Suite files, or folders of them")
      ->default_val(std::vector<std::string>{"suites"})
      ->type_name("PATH");
  app.add_option("--tag", options.selection.tags, "Only workflows with this tag (repeatable)");
  app.add_option("--not-tag", options.selection.not_tags, "No workflow with this tag (repeatable)");
  app.add_option("--workflow", options.selection.workflows,
                 "Only workflows of this id; * stands for any text (repeatable)");
  app.add_option("--case", options.selection.cases,
                 "Only the case that `list` shows by this name, maybe after FILE# (repeatable)")
      ->type_name("NAME");
  app.add_option(
         "--input", options.inputs,
         "Value of an input that a case does not give itself (repeatable); as JSON, but for "
         "texts")
      ->type_name("NAME=VALUE");
  for (const char* const name : {"--tag", "--not-tag", "--workflow", "--case", "--input"}) {
    app.get_option(name)->allow_extra_args(false);
  }
  add_contract_option(app, options.contract);
}

std::vector<kizen::Suite> load_suites(const SuiteOptions& options,
                                      std::vector<kizen::JsonSource> documents,
                                      std::vector<std::string>* files) {
  kizen::SuiteFileOptions file_options;
  file_options.contract = contract_of(options.contract);
  file_options.inputs = given_inputs(options.inputs);
  file_options.documents = std::move(documents);
  auto loaded = kizen::detail::loaded_suites(options.paths, file_options);
  register_secrets(kizen::detail::input_secrets(file_options.inputs, loaded.suites));
  loaded.errors.demand_none();
  demand_takers(file_options.inputs, loaded.suites);
  demand_cases(options.selection.cases, loaded.suites);
  if (files != nullptr) *files = std::move(loaded.files);
  return std::move(loaded.suites);
}

}  // namespace kizen_tool
