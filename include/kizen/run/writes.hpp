#pragma once

#include <initializer_list>
#include <optional>
#include <ostream>
#include <string_view>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Which requests of a run that change something are sent.
///
/// ```cpp
/// #include <kizen/run/writes.hpp>
/// #include <cassert>
///
/// assert(kizen::parse_writes("scratch") == kizen::Writes::Scratch);
/// assert(!kizen::parse_writes("some"));
/// assert(to_string(kizen::Writes::Refused) == "refused");
/// ```
enum class Writes {
  Refused,  ///< only reads are sent
  Scratch,  ///< writes only touch what the run itself has made
  Allowed   ///< everything is sent
};

/// The word that flags and profiles use for it.
constexpr std::string_view to_string(Writes writes) {
  switch (writes) {
    case Writes::Refused:
      return "refused";
    case Writes::Scratch:
      return "scratch";
    case Writes::Allowed:
      return "allowed";
  }
  return "unknown";
}

/// What a word means; nothing where it is none of the three.
constexpr std::optional<Writes> parse_writes(std::string_view word) {
  for (const auto writes : {Writes::Refused, Writes::Scratch, Writes::Allowed}) {
    if (word == to_string(writes)) return writes;
  }
  return std::nullopt;
}

inline std::ostream& operator<<(std::ostream& out, Writes writes) {
  return out << to_string(writes);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
