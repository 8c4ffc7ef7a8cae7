#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "../../contract/parameter.hpp"
#include "../../core/detail/percent.hpp"
#include "../../core/detail/text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The pieces between any of several separators.
inline std::vector<std::string_view> split_at(std::string_view text,
                                              std::initializer_list<std::string_view> separators) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto* const found =
        std::find_if(separators.begin(), separators.end(),
                     [&](std::string_view one) { return starts_with(text.substr(at), one); });
    if (found == separators.end()) {
      ++at;
      continue;
    }
    pieces.push_back(text.substr(begin, at - begin));
    begin = at += found->size();
  }
  pieces.push_back(text.substr(begin));
  return pieces;
}

/// The pieces of a list, or of an object, as their style separates them; not decoded, so an
/// escaped separator is data.
///
/// Space and pipe may not stand in a URI as they are, so these two are separators when they are
/// escaped, a pipe only where none stands raw. An unexploded label separates by dots (OpenAPI
/// 3.0.3, Style Examples), or by commas where there are any (RFC 6570, 3.2.5; OpenAPI 3.0.4).
inline std::vector<std::string_view> style_pieces(const Parameter& parameter,
                                                  std::string_view text) {
  switch (parameter.style) {
    case ParameterStyle::Label: {
      const bool dots = parameter.explode || text.find(',') == std::string_view::npos;
      return split(text, dots ? '.' : ',');
    }
    case ParameterStyle::Matrix:
      return split(text, parameter.explode ? ';' : ',');
    case ParameterStyle::SpaceDelimited:
      return split_at(text, {"%20", "+", " "});
    case ParameterStyle::PipeDelimited:
      return text.find('|') == std::string_view::npos ? split_at(text, {"%7C", "%7c"})
                                                      : split(text, '|');
    case ParameterStyle::Simple:
    case ParameterStyle::Form:
    case ParameterStyle::DeepObject:
      break;
  }
  return split(text, ',');
}

/// What stands behind `name=`, or behind a bare name; nothing where another name stands there.
inline std::optional<std::string_view> without_name(const Parameter& parameter,
                                                    std::string_view text) {
  const auto equals = std::min(text.find('='), text.size());
  if (percent_decoded(text.substr(0, equals)) != parameter.name) return std::nullopt;
  return text.substr(std::min(equals + 1, text.size()));
}

/// What a label or matrix has behind its prefix; other styles have none. Nothing where it lacks.
///
/// @param by_name whether a matrix names the parameter once, in front; else every piece does
inline std::optional<std::string_view> without_prefix(const Parameter& parameter,
                                                      std::string_view text, bool by_name) {
  if (parameter.style == ParameterStyle::Label) {
    return starts_with(text, ".") ? std::make_optional(text.substr(1)) : std::nullopt;
  }
  if (parameter.style != ParameterStyle::Matrix) return text;
  if (!starts_with(text, ";")) return std::nullopt;
  text.remove_prefix(1);
  return by_name ? without_name(parameter, text) : std::make_optional(text);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
