#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "../suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What the suites share that are read for the sake of one.
struct LoadContext {
  const SuiteSources& sources;
  std::vector<std::string> open = {};  ///< files that are being read, the outermost first
  std::map<std::string, std::shared_ptr<const Suite>> done = {};  ///< by file
};

inline Suite read_suite(const JsonSource& source, LoadContext& context);

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
