#include "suite_files.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <kizen/records.hpp>
#include <kizen/suite.hpp>
#include <map>
#include <set>

#include "canonical_path.hpp"
#include "document_file.hpp"
#include "loading_errors.hpp"
#include "output.hpp"
#include "suite_library.hpp"

namespace kizen_tool {
namespace {

namespace fs = std::filesystem;

bool is_suite_file(const std::string& name) {
  for (const char* const ending : {".arazzo.yaml", ".arazzo.yml", ".arazzo.json"}) {
    if (kizen::detail::ends_with(name, ending)) return true;
  }
  return false;
}

std::vector<std::string> suites_in(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::error_code ignored;
    const bool is_suite = is_suite_file(entry.path().filename().string());
    if (is_suite && entry.is_regular_file(ignored)) files.push_back(entry.path().string());
  }
  if (files.empty()) {
    throw kizen::ContractError({folder, 0, 0, {}}, "document.unreadable", "holds no suite",
                               "name a folder with *.arazzo.yaml or *.arazzo.json files");
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The suite that a path names, or those in the folder that it names.
std::vector<std::string> files_of(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored) ? suites_in(path) : std::vector<std::string>{path};
}

/// The suites that paths name, each file once, by the name that comes first.
std::vector<std::string> files_of(const std::vector<std::string>& paths, LoadingErrors& errors) {
  std::set<std::string> seen;
  std::vector<std::string> files;
  for (const auto& path : paths) {
    errors.attempt([&] {
      for (const auto& file : files_of(path)) {
        if (seen.insert(canonical_path(file)).second) files.push_back(file);
      }
    });
  }
  return files;
}

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
  for (const auto& one : given) {
    const auto& name = one.first;
    const auto takes = [&](const kizen::Workflow& workflow) {
      return !workflow.is_helper && workflow.input(name) != nullptr;
    };
    const bool is_taken = std::any_of(suites.begin(), suites.end(), [&](const kizen::Suite& suite) {
      return std::any_of(suite.workflows.begin(), suite.workflows.end(), takes);
    });
    if (is_taken) continue;
    throw CLI::ValidationError("--input",
                               "no workflow has an input '" + shown_name(name, one.second) + "'");
  }
}

/// Lets no output show what goes into inputs that say `format: password`.
void register_input_secrets(const std::map<std::string, std::string>& given,
                            const std::vector<kizen::Suite>& suites) {
  std::vector<std::string> secrets;
  for (const auto& suite : suites) {
    for (const auto& workflow : suite.workflows) {
      for (const auto& input : workflow.inputs) {
        if (!kizen::detail::is_secret(*suite.source.document, input)) continue;
        const auto own = given.find(input.name);
        if (own != given.end()) secrets.push_back(own->second);
        const char* const value = std::getenv(input.environment.c_str());
        if (value != nullptr) secrets.emplace_back(value);
      }
    }
  }
  register_secrets(secrets);
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
  app.add_option(
         "--input", options.inputs,
         "Value of an input that a case does not give itself (repeatable); as JSON, but for "
         "texts")
      ->type_name("NAME=VALUE");
  for (const char* const name : {"--tag", "--not-tag", "--workflow", "--input"}) {
    app.get_option(name)->allow_extra_args(false);
  }
  add_contract_option(app, options.contract);
}

std::vector<kizen::Suite> load_suites(const SuiteOptions& options) {
  SuiteLibrary library(contract_of(options.contract));
  LoadingErrors errors;
  std::vector<kizen::JsonSource> documents;
  for (const auto& file : files_of(options.paths, errors)) {
    errors.attempt([&] {
      documents.push_back(read_document(file));
      library.add(documents.back());
    });
  }
  library.note_calls();
  auto sources = library.sources();
  sources.given = given_inputs(options.inputs);
  std::vector<kizen::Suite> suites;
  for (const auto& document : documents) {
    errors.attempt([&] {
      suites.push_back(kizen::load_suite(document, sources));
      auto unknown = kizen::unknown_differences(suites.back(), kizen::records_differences());
      if (!unknown.empty()) throw kizen::ContractErrors(std::move(unknown));
    });
  }
  register_input_secrets(sources.given, suites);
  errors.demand_none();
  demand_takers(sources.given, suites);
  return suites;
}

}  // namespace kizen_tool
