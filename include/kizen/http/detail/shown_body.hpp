#pragma once

#include <cstddef>
#include <string>

#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How many bytes of a body an explanation shows.
inline constexpr std::size_t explained_bytes = 1000;

/// A body on one line, shortened.
inline std::string shown_body(const std::string& body) {
  return printable(shortened(body, explained_bytes));
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
