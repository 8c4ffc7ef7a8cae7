#pragma once

#include <gmock/gmock.h>

#include <ostream>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a value matches, and in brackets what the matcher has to say of it.
template <class Value>
bool explain_inner(const testing::Matcher<Value>& matcher, const Value& value, std::ostream& out) {
  testing::StringMatchResultListener listener;
  const bool matches = matcher.MatchAndExplain(value, &listener);
  const auto words = listener.str();
  if (!words.empty()) out << " (" << words << ")";
  return matches;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
