#pragma once

#include <vector>

#include "../expectation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Tells `visit(Expectation)` of every expectation that looks at a value, those of answers included.
template <class Visit>
void for_each_expectation(const std::vector<Expectation>& all, Visit&& visit) {
  for (const auto& one : all) {
    if (one.kind != Expectation::Kind::Open) visit(one);
    for (const auto& answer : one.answers) for_each_expectation(answer.expectations, visit);
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
