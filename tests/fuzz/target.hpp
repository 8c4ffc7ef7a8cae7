#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

/// What one file of this folder tries with the bytes of one input: it returns, or ends the process.
using FuzzTarget = void (*)(std::string_view bytes);

/// The targets of the program that replays, by name.
inline std::map<std::string_view, FuzzTarget>& fuzz_targets() {
  static std::map<std::string_view, FuzzTarget> targets;
  return targets;
}

/// Stands at the end of a file: makes its function the one that libFuzzer calls, or in the program
/// that replays, where every target is linked, one of fuzz_targets().
#ifdef KIZEN_FUZZ_REPLAY
#define KIZEN_FUZZ_TARGET(name, function) \
  static const bool name##_is_known = fuzz_targets().emplace(#name, function).second
#else
#define KIZEN_FUZZ_TARGET(name, function)                                             \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
    function({reinterpret_cast<const char*>(data), size});                            \
    return 0;                                                                         \
  }                                                                                   \
  static_assert(true)
#endif
