#pragma once

#include <algorithm>

#include "../../core/detail/nlohmann_json.hpp"
#include "../suite.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether some source descriptions of a document were refused, which is told: a name that is not
/// known may be theirs.
inline bool lacks_sources(const SuiteDocument& document, const Suite& suite) {
  const auto found = document.root().value->find("sourceDescriptions");
  const bool has_list = found != document.root().value->end() && found->is_array();
  return !has_list || found->empty() || found->size() != suite.sources.size();
}

/// Whether what some source describes could not be had, which is told.
inline bool lacks_documents(const SuiteDocument& document, const Suite& suite) {
  return lacks_sources(document, suite) ||
         std::any_of(suite.sources.begin(), suite.sources.end(), [](const Source& source) {
           return !source.contract && source.workflows == nullptr;
         });
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
