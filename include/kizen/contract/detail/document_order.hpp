#pragma once

#include <algorithm>
#include <string>
#include <tuple>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json_pointer.hpp"
#include "../json_at.hpp"
#include "json_child.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a place stands before another: what is around before what is inside, items by number.
inline bool stands_before(const JsonPointer& a, const JsonPointer& b) {
  return std::lexicographical_compare(
      a.tokens().begin(), a.tokens().end(), b.tokens().begin(), b.tokens().end(),
      [](const std::string& one, const std::string& other) {
        const bool are_items = array_index(one) && array_index(other);
        return are_items ? std::tuple(one.size(), one) < std::tuple(other.size(), other)
                         : one < other;
      });
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
