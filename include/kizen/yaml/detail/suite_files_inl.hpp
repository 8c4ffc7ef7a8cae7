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
#include "../suite_files.hpp"
#include "canonical_path.hpp"
#include "loaded_suites.hpp"
#include "loading_errors.hpp"
#include "read_document_inl.hpp"
#include "suite_library.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
KIZEN_INLINE std::vector<Suite> load_suite_files(const std::vector<std::string>& paths,
                                                 const SuiteFileOptions& options) {
  auto loaded = detail::loaded_suites(paths, options);
  loaded.errors.demand_none();
  detail::demand_takers(options.inputs, loaded.suites, paths.empty() ? "" : paths.front());
  return std::move(loaded.suites);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
