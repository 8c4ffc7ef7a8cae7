#include "suite_files.hpp"

#include <algorithm>
#include <filesystem>
#include <kizen/suite.hpp>

#include "document_file.hpp"

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
  const auto contract = contract_of(options.contract);
  std::vector<kizen::Suite> suites;
  for (const auto& path : options.paths) {
    std::error_code ignored;
    const bool is_folder = fs::is_directory(path, ignored);
    for (const auto& file : is_folder ? suites_in(path) : std::vector<std::string>{path}) {
      suites.push_back(kizen::load_suite(read_document(file), contract));
    }
  }
  return suites;
}

}  // namespace kizen_tool
