#pragma once

#include <ostream>
#include <string_view>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What a call of an operation does to the service.
///
/// GET, HEAD and OPTIONS read, DELETE destroys, all others write, unless the Operation Object says
/// otherwise by `x-contract-effect: read`, `write` or `destroy`, itself or by an overlay.
///
/// @see RFC 9110, 9.2.1
enum class Effect {
  Read,    ///< changes nothing
  Write,   ///< makes or changes something
  Destroy  ///< takes something away
};

constexpr std::string_view to_string(Effect effect) {
  switch (effect) {
    case Effect::Read:
      return "read";
    case Effect::Write:
      return "write";
    case Effect::Destroy:
      return "destroy";
  }
  return "unknown";
}

/// The effect that the method of a request has, where nothing else is said.
constexpr Effect effect_of_method(std::string_view method) {
  if (method == "GET" || method == "HEAD" || method == "OPTIONS") return Effect::Read;
  return method == "DELETE" ? Effect::Destroy : Effect::Write;
}

inline std::ostream& operator<<(std::ostream& out, Effect effect) {
  return out << to_string(effect);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
