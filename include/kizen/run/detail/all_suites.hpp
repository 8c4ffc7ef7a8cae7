#pragma once

#include <algorithm>
#include <vector>

#include "../../suite/suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline void add_suite(const Suite& suite, std::vector<const Suite*>& all) {
  if (std::find(all.begin(), all.end(), &suite) != all.end()) return;
  all.push_back(&suite);
  for (const auto& source : suite.sources) {
    if (source.workflows != nullptr) add_suite(*source.workflows, all);
  }
}

/// The suites and those that they use, each once.
inline std::vector<const Suite*> all_suites(const std::vector<Suite>& suites) {
  std::vector<const Suite*> all;
  for (const auto& suite : suites) add_suite(suite, all);
  return all;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
