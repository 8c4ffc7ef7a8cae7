#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "../core/json_pointer.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Where in a request a parameter travels.
enum class ParameterPlace { Path, Query, Header, Cookie };

/// The word of the contract's `in` member.
constexpr std::string_view to_string(ParameterPlace place) {
  switch (place) {
    case ParameterPlace::Path:
      return "path";
    case ParameterPlace::Query:
      return "query";
    case ParameterPlace::Header:
      return "header";
    case ParameterPlace::Cookie:
      return "cookie";
  }
  return "unknown";
}

inline std::ostream& operator<<(std::ostream& out, ParameterPlace place) {
  return out << to_string(place);
}

/// A parameter that an operation declares, references resolved.
///
/// ```cpp
/// #include <kizen/contract/parameter.hpp>
/// #include <cassert>
///
/// const kizen::Parameter page{"page", kizen::ParameterPlace::Query};
/// assert(!page.required && page.schema.empty());
/// ```
///
/// @see OpenAPI 3.0.3, Parameter Object
struct Parameter {
  std::string name;
  ParameterPlace place = ParameterPlace::Query;
  bool required = false;
  JsonPointer schema = {};     ///< of its schema in the document
  bool is_identifier = false;  ///< its schema says `format: uuid` or has a `pattern`
};

inline std::ostream& operator<<(std::ostream& out, const Parameter& parameter) {
  return out << parameter.place << ' ' << parameter.name;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
