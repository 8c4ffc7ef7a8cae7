#include "suite_library.hpp"

#include <kizen/suite.hpp>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>

#include "canonical_path.hpp"
#include "document_file.hpp"

namespace kizen_tool {
namespace {

using kizen::detail::resolve_reference;

/// A member that is text; empty where it is not.
std::string member_text(const kizen::json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string_view last_segment(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool is_same_file(const std::string& a, const std::string& b) {
  return a == b || canonical_path(a) == canonical_path(b);
}

/// Tells `visit(SOURCE, WORKFLOW)` of every workflow of a source that a document names, in any part.
template <class Visit>
void for_each_foreign_workflow(const kizen::json& value, const Visit& visit) {
  if (!value.is_structured()) return;
  std::string_view prefix = kizen::detail::in_source;
  const auto name = member_text(value, "workflowId");
  if (kizen::detail::starts_with(name, prefix)) {
    const auto [source, workflow] =
        kizen::detail::owner_and_rest(std::string_view(name).substr(prefix.size()));
    visit(source, workflow);
  }
  for (const auto& member : value) for_each_foreign_workflow(member, visit);
}

/// Refuses what reading would wait for, such as a pipe, where a suite names it.
const std::string& regular(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_regular_file(path, ignored) || !std::filesystem::exists(path, ignored)) {
    return path;
  }
  throw kizen::ContractError({path, 0, 0, {}}, "document.unreadable", "is no regular file",
                             "name a file that can be read to its end");
}

/// The path of a file to read.
const std::string& path_of(const kizen::SourceRequest& request) {
  if (kizen::detail::has_scheme(request.location)) {
    throw kizen::ContractError({request.location, 0, 0, {}}, "document.unreadable",
                               "is not fetched",
                               "keep the file beside the suite and give its relative path");
  }
  return regular(request.location);
}

}  // namespace

void SuiteLibrary::add(const kizen::JsonSource& suite) {
  const auto self = member_text(*suite.document, "$self");
  for (const auto& other : suites_) {
    if (is_same_file(other.file, suite.file)) return;
    if (self.empty() || member_text(*other.document, "$self") != self) continue;
    throw kizen::ContractError(suite.place(kizen::JsonPointer() / "$self"), "suite.self",
                               "'" + self + "' is the '$self' of " + other.file + " too",
                               "give each suite its own, or leave it out");
  }
  suites_.push_back(suite);
}

void SuiteLibrary::note_calls() {
  for (const auto& suite : suites_) note_calls_of(suite);
}

void SuiteLibrary::note_calls_of(const kizen::JsonSource& suite) {
  if (!suite.document->is_object()) return;
  const auto self = member_text(*suite.document, "$self");
  std::map<std::string, std::string> files;
  const auto descriptions = suite.document->find("sourceDescriptions");
  if (descriptions == suite.document->end() || !descriptions->is_array()) return;
  for (const auto& description : *descriptions) {
    const auto url = member_text(description, "url");
    const auto* found = known(resolve_reference(suite.file, url),
                              self.empty() ? self : resolve_reference(self, url));
    if (found != nullptr) files[member_text(description, "name")] = found->file;
  }
  for_each_foreign_workflow(*suite.document, [&](const auto& source, const auto& workflow) {
    const auto file = files.find(source);
    if (file != files.end()) calls_.insert({file->second, workflow});
  });
}

kizen::SuiteSources SuiteLibrary::sources() {
  kizen::SuiteSources sources;
  sources.contract = [this](const auto& request) { return contract_of(request); };
  sources.suite = [this](const auto& request) { return suite_of(request); };
  sources.text = [](const std::string& path) { return kizen::detail::file_text(regular(path)); };
  sources.is_called = [this](const kizen::JsonSource& suite, const std::string& workflow) {
    return calls_.count({suite.file, workflow}) > 0;
  };
  return sources;
}

kizen::Contract SuiteLibrary::contract_of(const kizen::SourceRequest& request) {
  const auto& name = contract_.name();
  if (request.is_only || last_segment(request.source.url) == last_segment(name)) return contract_;
  const auto& path = path_of(request);
  const auto found = contracts_.find(path);
  if (found != contracts_.end()) return found->second;
  return contracts_.emplace(path, kizen::Contract::from(read_document(path))).first->second;
}

kizen::JsonSource SuiteLibrary::suite_of(const kizen::SourceRequest& request) {
  const auto* found = known(request.location, request.identity);
  if (found != nullptr) return *found;
  const auto read = read_document(path_of(request));
  add(read);
  return read;
}

/// A suite that was read before; null without. An identity wins over a path.
const kizen::JsonSource* SuiteLibrary::known(const std::string& location,
                                             const std::string& identity) const {
  const auto& name = identity.empty() ? location : identity;
  for (const auto& suite : suites_) {
    if (member_text(*suite.document, "$self") == name) return &suite;
  }
  for (const auto& suite : suites_) {
    if (is_same_file(suite.file, location)) return &suite;
  }
  return nullptr;
}

}  // namespace kizen_tool
