#pragma once

#include <string>
#include <utility>
#include <vector>

#include "../suite_files.hpp"
#include "loaded_suites.hpp"

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
