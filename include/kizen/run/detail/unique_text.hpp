#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Gives texts that begin with the marker of a run, and that no other call gives, not even as a part
/// of what it gives: counted within the run. Any number of threads may call it.
inline std::function<std::string()> unique_texts(const std::string& marker) {
  return [marker, calls = std::make_shared<std::atomic<std::uint64_t>>(0)] {
    return marker + std::to_string(++*calls) + "z";
  };
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
