#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../../core/detail/percent.hpp"
#include "../../core/detail/text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// One segment of a path template: literal text, or a parameter between two literal texts.
struct PathSegment {
  std::string before;
  std::string parameter;  ///< empty for a literal segment
  std::string after;

  bool is_literal() const { return parameter.empty(); }

  /// What the parameter stands for in a decoded segment; nothing where the segment does not fit.
  std::optional<std::string_view> match(std::string_view segment) const {
    if (is_literal()) {
      return segment == before ? std::optional<std::string_view>("") : std::nullopt;
    }
    if (segment.size() <= before.size() + after.size()) return std::nullopt;
    if (!starts_with(segment, before) || !ends_with(segment, after)) return std::nullopt;
    return segment.substr(before.size(), segment.size() - before.size() - after.size());
  }

  /// The encoded text that the parameter stands for in an encoded segment that fits.
  std::string_view raw_match(std::string_view segment) const {
    auto rest = segment;
    for (std::size_t i = 0; i < before.size(); ++i) rest.remove_prefix(rest[0] == '%' ? 3 : 1);
    for (std::size_t i = 0; i < after.size(); ++i) {
      const bool escaped = rest.size() > 2 && rest[rest.size() - 3] == '%';
      rest.remove_suffix(escaped ? 3 : 1);
    }
    return rest;
  }
};

/// The segment that a piece of a template between two slashes spells; nothing if it is malformed.
inline std::optional<PathSegment> parse_segment(std::string_view text) {
  const auto open = text.find('{');
  if (open == std::string_view::npos) {
    if (text.find('}') != std::string_view::npos) return std::nullopt;
    auto literal = percent_decoded(text);
    if (!literal) return std::nullopt;
    return PathSegment{std::move(*literal), {}, {}};
  }
  const auto close = text.find('}', open);
  if (close == std::string_view::npos || close == open + 1) return std::nullopt;
  const auto after = text.substr(close + 1);
  if (after.find_first_of("{}") != std::string_view::npos) return std::nullopt;
  return PathSegment{std::string(text.substr(0, open)),
                     std::string(text.substr(open + 1, close - open - 1)), std::string(after)};
}

/// The segments of a template that starts with a slash; nothing if it is malformed.
inline std::optional<std::vector<PathSegment>> parse_path_template(std::string_view path) {
  if (path.empty() || path.front() != '/') return std::nullopt;
  std::vector<PathSegment> segments;
  for (const auto piece : split(path.substr(1), '/')) {
    auto segment = parse_segment(piece);
    if (!segment) return std::nullopt;
    segments.push_back(std::move(*segment));
  }
  return segments;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
