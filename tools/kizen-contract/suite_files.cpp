#include "suite_files.hpp"

#include <algorithm>
#include <filesystem>
#include <kizen/suite.hpp>

#include "document_file.hpp"
#include "loading_errors.hpp"
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
    if (is_suite_file(entry.path().filename().string())) files.push_back(entry.path().string());
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

}  // namespace

void add_suite_options(CLI::App& app, SuiteOptions& options) {
  app.add_option("SUITE", options.paths, "Suite files, or folders of them")
      ->default_val(std::vector<std::string>{"suites"})
      ->type_name("PATH");
  app.add_option("--tag", options.selection.tags, "Only workflows with this tag (repeatable)");
  app.add_option("--not-tag", options.selection.not_tags, "No workflow with this tag (repeatable)");
  app.add_option("--workflow", options.selection.workflows,
                 "Only workflows of this id; * stands for any text (repeatable)");
  for (const char* const name : {"--tag", "--not-tag", "--workflow"}) {
    app.get_option(name)->allow_extra_args(false);
  }
  add_contract_option(app, options.contract);
}

std::vector<kizen::Suite> load_suites(const SuiteOptions& options) {
  SuiteLibrary library(contract_of(options.contract));
  LoadingErrors errors;
  std::vector<kizen::JsonSource> documents;
  for (const auto& path : options.paths) {
    errors.attempt([&] {
      for (const auto& file : files_of(path)) {
        errors.attempt([&] {
          documents.push_back(read_document(file));
          library.add(documents.back());
        });
      }
    });
  }
  library.note_calls();
  const auto sources = library.sources();
  std::vector<kizen::Suite> suites;
  for (const auto& document : documents) {
    errors.attempt([&] { suites.push_back(kizen::load_suite(document, sources)); });
  }
  errors.demand_none();
  return suites;
}

}  // namespace kizen_tool
