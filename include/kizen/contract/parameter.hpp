#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "../core/json_pointer.hpp"
#include "../core/version.hpp"
#include "media_type.hpp"

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

/// How the value of a parameter becomes text.
///
/// @see OpenAPI 3.0.3, Style Values; RFC 6570
enum class ParameterStyle {
  Simple,
  Label,
  Matrix,
  Form,
  SpaceDelimited,
  PipeDelimited,
  DeepObject
};

/// The word of the contract's `style` member.
constexpr std::string_view to_string(ParameterStyle style) {
  constexpr std::string_view words[] = {"simple",         "label",         "matrix",    "form",
                                        "spaceDelimited", "pipeDelimited", "deepObject"};
  return words[static_cast<int>(style)];
}

inline std::ostream& operator<<(std::ostream& out, ParameterStyle style) {
  return out << to_string(style);
}

/// The style of a parameter whose contract names none.
constexpr ParameterStyle default_style(ParameterPlace place) {
  return place == ParameterPlace::Path || place == ParameterPlace::Header ? ParameterStyle::Simple
                                                                          : ParameterStyle::Form;
}

/// A parameter that an operation declares, or a header that a response declares; references
/// resolved.
///
/// ```cpp
/// #include <kizen/contract/parameter.hpp>
/// #include <cassert>
///
/// const kizen::Parameter page{"page", kizen::ParameterPlace::Query};
/// assert(!page.required && page.schema.empty());
/// assert(page.style == kizen::ParameterStyle::Form && page.explode);
/// ```
///
/// @see OpenAPI 3.0.3, Parameter Object, Header Object
struct Parameter {
  std::string name;
  ParameterPlace place = ParameterPlace::Query;
  bool required = false;
  JsonPointer schema = {};     ///< of its schema in the document; empty where `content` gives none
  bool is_identifier = false;  ///< its schema says `format: uuid` or has a `pattern`
  ParameterStyle style = default_style(place);
  bool explode = style == ParameterStyle::Form;  ///< one piece of text an item or member
  bool allow_reserved = false;                   ///< reserved characters may stand unescaped
  bool allow_empty_value = false;         ///< an empty text is fine, whatever the schema says
  std::optional<MediaType> content = {};  ///< of the whole value; `style` says nothing then
  JsonPointer declaration = {};           ///< of the Parameter or Header Object in the document
};

inline std::ostream& operator<<(std::ostream& out, const Parameter& parameter) {
  return out << parameter.place << ' ' << parameter.name;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
