#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What an expression stands for. @see RFC 9535, 2.4.1
enum class JsonPathType { Value, Logical, Nodes };

/// A function extension; all its parameters are of one type. @see RFC 9535, 2.4.4 to 2.4.8
struct JsonPathFunction {
  enum class Name { Length, Count, Match, Search, Value };

  std::string_view text;
  Name name;
  JsonPathType parameter;
  std::size_t parameters;  ///< how many there are
  JsonPathType result;
};

inline constexpr std::array path_functions = {
    JsonPathFunction{"length", JsonPathFunction::Name::Length, JsonPathType::Value, 1,
                     JsonPathType::Value},
    JsonPathFunction{"count", JsonPathFunction::Name::Count, JsonPathType::Nodes, 1,
                     JsonPathType::Value},
    JsonPathFunction{"match", JsonPathFunction::Name::Match, JsonPathType::Value, 2,
                     JsonPathType::Logical},
    JsonPathFunction{"search", JsonPathFunction::Name::Search, JsonPathType::Value, 2,
                     JsonPathType::Logical},
    JsonPathFunction{"value", JsonPathFunction::Name::Value, JsonPathType::Nodes, 1,
                     JsonPathType::Value},
};

/// The function of that name; null where there is none.
inline const JsonPathFunction* find_path_function(std::string_view text) {
  for (const auto& function : path_functions) {
    if (function.text == text) return &function;
  }
  return nullptr;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
