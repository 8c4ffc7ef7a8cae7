#pragma once

#include <ostream>
#include <string_view>

#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What a check says of one exchange. Exactly one of four.
///
/// ```cpp
/// #include <kizen/core/verdict.hpp>
/// #include <cassert>
///
/// assert(kizen::to_string(kizen::Verdict::Waived) == "waived");
/// ```
enum class Verdict {
  Conforms,   ///< every promise that could be checked was kept, and all could be checked
  Waived,     ///< a promise was broken, and a named difference or waiver allows just that
  Unchecked,  ///< nothing was seen to be broken, but something could not be checked
  Violates    ///< a promise was broken
};

/// The verdict as one lower-case word.
constexpr std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::Conforms:
      return "conforms";
    case Verdict::Waived:
      return "waived";
    case Verdict::Unchecked:
      return "unchecked";
    case Verdict::Violates:
      return "violates";
  }
  return "unknown";
}

inline std::ostream& operator<<(std::ostream& out, Verdict verdict) {
  return out << to_string(verdict);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
