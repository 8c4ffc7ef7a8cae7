#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "../../records.hpp"
#include "../../suite.hpp"
#include "../../suite/detail/secret_input.hpp"
#include "../suite_files.hpp"
#include "canonical_path.hpp"
#include "loading_errors.hpp"
#include "suite_library.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline bool is_suite_file(const std::string& name) {
  for (const char* const ending : {".arazzo.yaml", ".arazzo.yml", ".arazzo.json"}) {
    if (ends_with(name, ending)) return true;
  }
  return false;
}

inline std::vector<std::string> suites_in(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::error_code ignored;
    const bool is_suite = is_suite_file(entry.path().filename().string());
    if (is_suite && entry.is_regular_file(ignored)) files.push_back(entry.path().string());
  }
  if (files.empty()) {
    throw ContractError({folder, 0, 0, {}}, "document.unreadable", "holds no suite",
                        "name a folder with *.arazzo.yaml or *.arazzo.json files");
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The suite that a path names, or those in the folder that it names.
inline std::vector<std::string> suite_files_at(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored) ? suites_in(path)
                                                      : std::vector<std::string>{path};
}

/// The suites that paths name, each file once, by the name that comes first.
inline std::vector<std::string> suite_files_at(const std::vector<std::string>& paths,
                                               LoadingErrors& errors) {
  std::set<std::string> seen;
  std::vector<std::string> files;
  for (const auto& path : paths) {
    errors.attempt([&] {
      for (const auto& file : suite_files_at(path)) {
        if (seen.insert(canonical_path(file)).second) files.push_back(file);
      }
    });
  }
  return files;
}

/// An input that is given and that no workflow has which is run by itself; empty without.
inline std::string untaken_input(const std::map<std::string, std::string>& given,
                                 const std::vector<Suite>& suites) {
  for (const auto& one : given) {
    const auto& name = one.first;
    const auto takes = [&](const Workflow& workflow) {
      return !workflow.is_helper && workflow.input(name) != nullptr;
    };
    const bool is_taken = std::any_of(suites.begin(), suites.end(), [&](const Suite& suite) {
      return std::any_of(suite.workflows.begin(), suite.workflows.end(), takes);
    });
    if (!is_taken) return name;
  }
  return {};
}

/// @param path of the suites
/// @throws ContractErrors where no workflow takes an input that is given
inline void demand_takers(const std::map<std::string, std::string>& given,
                          const std::vector<Suite>& suites, const std::string& path) {
  const auto untaken = untaken_input(given, suites);
  if (untaken.empty()) return;
  const ContractError error({path, 0, 0, {}}, "suite.inputs",
                            "no workflow has an input '" + printable(untaken) + "'",
                            "correct its name, or leave it out");
  throw ContractErrors({error});
}

/// What goes into inputs that say `format: password`, of what is given and of the environment.
inline std::vector<std::string> input_secrets(const std::map<std::string, std::string>& given,
                                              const std::vector<Suite>& suites) {
  std::vector<std::string> secrets;
  for (const auto& suite : suites) {
    for (const auto& workflow : suite.workflows) {
      for (const auto& input : workflow.inputs) {
        if (!is_secret(*suite.source.document, input)) continue;
        const auto own = given.find(input.name);
        if (own != given.end()) secrets.push_back(own->second);
        const char* const value = std::getenv(input.environment.c_str());
        if (value != nullptr) secrets.emplace_back(value);
      }
    }
  }
  return secrets;
}

/// Suites as far as they can be loaded, and what is wrong with the others.
struct LoadedSuites {
  std::vector<Suite> suites = {};
  std::vector<std::string> files = {};  ///< all that were read, but for an embedded contract
  LoadingErrors errors = {};
};

/// @throws ContractError where two of the documents that were read already say to be the same
inline LoadedSuites loaded_suites(const std::vector<std::string>& paths, SuiteFileOptions options) {
  LoadedSuites loaded;
  SuiteLibrary library(options.contract ? std::move(*options.contract) : records());
  auto& documents = options.documents;
  for (const auto& document : documents) library.add(document);
  for (const auto& file : suite_files_at(paths, loaded.errors)) {
    loaded.files.push_back(file);
    loaded.errors.attempt([&] {
      documents.push_back(read_document(file));
      library.add(documents.back());
    });
  }
  library.note_calls();
  auto sources = library.sources();
  sources.given = std::move(options.inputs);
  for (const auto& document : documents) {
    loaded.errors.attempt([&] {
      loaded.suites.push_back(load_suite(document, sources));
      auto unknown = unknown_differences(loaded.suites.back(), records_differences());
      if (!unknown.empty()) throw ContractErrors(std::move(unknown));
    });
  }
  loaded.files.insert(loaded.files.end(), library.files().begin(), library.files().end());
  return loaded;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
