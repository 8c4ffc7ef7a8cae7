#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "../../contract/detail/file_text.hpp"
#include "../../contract/detail/uri_reference.hpp"
#include "../../core/detail/text_member.hpp"
#include "../../suite.hpp"
#include "../../suite/detail/step_target.hpp"
#include "../read_document.hpp"
#include "canonical_path.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline std::string_view last_path_segment(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

inline bool is_same_file(const std::string& a, const std::string& b) {
  return a == b || canonical_path(a) == canonical_path(b);
}

/// Tells `visit(SOURCE, WORKFLOW)` of every workflow of a source that a document names, in any part.
template <class Visit>
void for_each_foreign_workflow(const json& value, const Visit& visit) {
  if (!value.is_structured()) return;
  std::string_view prefix = in_source;
  const std::string name(text_member(value, "workflowId"));
  if (starts_with(name, prefix)) {
    const auto [source, workflow] = owner_and_rest(std::string_view(name).substr(prefix.size()));
    visit(source, workflow);
  }
  for (const auto& member : value) for_each_foreign_workflow(member, visit);
}

/// Refuses what reading would wait for, such as a pipe, where a suite names it.
inline const std::string& regular_file(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_regular_file(path, ignored) || !std::filesystem::exists(path, ignored)) {
    return path;
  }
  throw ContractError({path, 0, 0, {}}, "document.unreadable", "is no regular file",
                      "name a file that can be read to its end");
}

/// The path of a file to read.
inline const std::string& path_to_read(const SourceRequest& request) {
  if (has_scheme(request.location)) {
    throw ContractError({request.location, 0, 0, {}}, "document.unreadable", "is not fetched",
                        "keep the file beside the suite and give its relative path");
  }
  return regular_file(request.location);
}

/// Finds what suites refer to: the contract of the command line, the suites named there, and files.
///
/// A suite is found by its identity, which is what it says of itself in `$self`, or else by its path.
/// Nothing is fetched.
class SuiteLibrary {
 public:
  explicit SuiteLibrary(Contract contract) : contract_(std::move(contract)) {}

  /// Adds a suite that was read.
  ///
  /// @throws ContractError `suite.self` where another file has the same `$self`
  inline void add(const JsonSource& suite);

  /// Notes which workflows of other suites each suite calls. All suites have been added.
  inline void note_calls();

  /// Ways to all of it, which is to outlive them.
  inline SuiteSources sources();

  /// What was read beside the suites that were added, in that order.
  const std::vector<std::string>& files() const { return files_; }

 private:
  inline Contract contract_of(const SourceRequest& request);
  inline JsonSource suite_of(const SourceRequest& request);
  inline const JsonSource* known(const std::string& location, const std::string& identity) const;
  inline void note_calls_of(const JsonSource& suite);

  Contract contract_;
  std::map<std::string, Contract> contracts_;            ///< by path
  std::vector<JsonSource> suites_;                       ///< of the command line, then others
  std::set<std::pair<std::string, std::string>> calls_;  ///< file and workflow
  std::vector<std::string> files_;
};

inline void SuiteLibrary::add(const JsonSource& suite) {
  const std::string self(text_member(*suite.document, "$self"));
  for (const auto& other : suites_) {
    if (is_same_file(other.file, suite.file)) return;
    if (self.empty() || text_member(*other.document, "$self") != self) continue;
    throw ContractError(suite.place(JsonPointer() / "$self"), "suite.self",
                        "'" + self + "' is the '$self' of " + other.file + " too",
                        "give each suite its own, or leave it out");
  }
  suites_.push_back(suite);
}

inline void SuiteLibrary::note_calls() {
  for (const auto& suite : suites_) note_calls_of(suite);
}

inline void SuiteLibrary::note_calls_of(const JsonSource& suite) {
  if (!suite.document->is_object()) return;
  const std::string self(text_member(*suite.document, "$self"));
  std::map<std::string, std::string> files;
  const auto descriptions = suite.document->find("sourceDescriptions");
  if (descriptions == suite.document->end() || !descriptions->is_array()) return;
  for (const auto& description : *descriptions) {
    const std::string url(text_member(description, "url"));
    const auto* found = known(resolve_reference(suite.file, url),
                              self.empty() ? self : resolve_reference(self, url));
    if (found != nullptr) files[std::string(text_member(description, "name"))] = found->file;
  }
  for_each_foreign_workflow(*suite.document, [&](const auto& source, const auto& workflow) {
    const auto file = files.find(source);
    if (file != files.end()) calls_.insert({file->second, workflow});
  });
}

inline SuiteSources SuiteLibrary::sources() {
  SuiteSources sources;
  sources.contract = [this](const auto& request) { return contract_of(request); };
  sources.suite = [this](const auto& request) { return suite_of(request); };
  sources.text = [this](const std::string& path) {
    files_.push_back(regular_file(path));
    return file_text(path);
  };
  sources.is_called = [this](const JsonSource& suite, const std::string& workflow) {
    return calls_.count({suite.file, workflow}) > 0;
  };
  return sources;
}

inline Contract SuiteLibrary::contract_of(const SourceRequest& request) {
  const auto& name = contract_.name();
  if (request.is_only || last_path_segment(request.source.url) == last_path_segment(name))
    return contract_;
  const auto& path = path_to_read(request);
  const auto found = contracts_.find(path);
  if (found != contracts_.end()) return found->second;
  files_.push_back(path);
  return contracts_.emplace(path, Contract::from(read_document(path))).first->second;
}

inline JsonSource SuiteLibrary::suite_of(const SourceRequest& request) {
  const auto* found = known(request.location, request.identity);
  if (found != nullptr) return *found;
  const auto read = read_document(path_to_read(request));
  files_.push_back(read.file);
  add(read);
  return read;
}

/// A suite that was read before; null without. An identity wins over a path.
inline const JsonSource* SuiteLibrary::known(const std::string& location,
                                             const std::string& identity) const {
  const auto& name = identity.empty() ? location : identity;
  for (const auto& suite : suites_) {
    if (text_member(*suite.document, "$self") == name) return &suite;
  }
  for (const auto& suite : suites_) {
    if (is_same_file(suite.file, location)) return &suite;
  }
  return nullptr;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
