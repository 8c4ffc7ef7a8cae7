#pragma once

#include <string_view>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline constexpr std::string_view har_end = "\n]}}\n";

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
