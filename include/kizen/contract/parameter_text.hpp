#pragma once

#include <string>

#include "../core/json.hpp"
#include "parameter.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The text by which a message carries a value, or why there is none.
struct ParameterText {
  std::string text = {};     ///< encoded; empty for an empty list or object, which leaves no trace
  std::string problem = {};  ///< in words; empty where there is a text
};

/// Writes a value as a parameter's style has it, ready to be put in its place: what stands for
/// `{name}` in a path, pairs joined by `&` for a query or by `; ` for a Cookie header, or the value
/// of a header.
///
/// What is written reads back as the same value, except that a list of one empty text may be none,
/// and that a header's outer space is lost; a value for which the style has no such text is a problem. An unexploded label separates
/// by dots, as OpenAPI 3.0.3 has it. Nothing is sent raw that RFC 3986 would not let stand in a
/// URI, so the separator of pipeDelimited is `%7C`.
///
/// ```cpp
/// #include <kizen/contract.hpp>
/// #include <cassert>
///
/// kizen::Parameter ids{"ids", kizen::ParameterPlace::Query};
/// assert(kizen::parameter_text(ids, {1, "a,b"}).text == "ids=1&ids=a%2Cb");
/// ids.explode = false;
/// assert(kizen::parameter_text(ids, {1, "a,b"}).text == "ids=1,a%2Cb");
/// assert(kizen::parameter_text(ids, {{1}, {2}}).problem == "a list within a list has no text");
/// ```
///
/// @see OpenAPI 3.0.3, Style Examples; RFC 6570
KIZEN_INLINE ParameterText parameter_text(const Parameter& parameter, const json& value);

}  // namespace KIZEN_ABI
}  // namespace kizen
