#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "../../core/version.hpp"
#include "../../path/detail/regex.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A regular expression of ECMA-262 that is searched for in linear time.
class Pattern {
 public:
  /// @throws PatternError where the pattern cannot be used
  KIZEN_INLINE static Pattern compile(const std::string& text);

  /// Whether the pattern is found anywhere in `text`, which may hold NUL.
  bool found_in(std::string_view text) const { return regex_.found_in(text); }

 private:
  explicit Pattern(Regex regex) : regex_(std::move(regex)) {}

  Regex regex_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
