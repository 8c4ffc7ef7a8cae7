#pragma once

#include <functional>
#include <map>
#include <string>

#include "../contract/contract.hpp"
#include "../contract/json_source.hpp"
#include "source.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Where a document that a suite refers to may be found.
struct SourceRequest {
  const Source& source;
  std::string location;  ///< its url, resolved against where the suite was read from
  std::string identity;  ///< its url, resolved against `$self` of the suite; empty without
  bool is_only = true;   ///< whether it is the one source of its kind
};

/// What a suite is read with: how documents that it refers to are found, by functions that give them
/// or throw ContractError, and values for inputs.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <kizen/suite.hpp>
///
/// kizen::SuiteSources sources;
/// sources.contract = [](const kizen::SourceRequest&) { return kizen::records(); };
/// sources.suite = [](const kizen::SourceRequest& request) {
///   return kizen::read_json_file(request.location);
/// };
/// ```
struct SuiteSources {
  /// What an OpenAPI source stands for.
  std::function<Contract(const SourceRequest&)> contract = {};
  /// The document of an Arazzo source; where it is not given, there are none.
  std::function<JsonSource(const SourceRequest&)> suite = {};
  /// The text of a file with cases, by its path resolved against where the suite was read from;
  /// where it is not given, there are none.
  std::function<std::string(const std::string& path)> text = {};
  /// Texts for inputs of workflows that are run by themselves, by name, where a case does not give
  /// the input itself. A text becomes what the type of the input asks, as a cell of a table does.
  std::map<std::string, std::string> given = {};
  /// Whether another suite calls this workflow of a suite. Such a workflow is a helper if it lists no
  /// cases, as one that its own suite calls; where this is not given, none is called.
  std::function<bool(const JsonSource& suite, const std::string& workflow)> is_called = {};
};

}  // namespace KIZEN_ABI
}  // namespace kizen
