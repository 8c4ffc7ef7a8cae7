#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "percent.hpp"
#include "text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

using QueryPairs = std::vector<std::pair<std::string, std::string>>;

/// One side of a query pair, decoded: `+` is a space, `%XX` a byte.
inline std::optional<std::string> query_decoded(std::string_view text) {
  std::string spaced(text);
  for (char& c : spaced) c = c == '+' ? ' ' : c;
  return percent_decoded(spaced);
}

/// Names and values of a target's query, in order; nothing where an escape is malformed.
inline std::optional<QueryPairs> query_pairs(std::string_view target) {
  QueryPairs pairs;
  const auto mark = target.find('?');
  if (mark == std::string_view::npos) return pairs;
  auto query = target.substr(mark + 1);
  query = query.substr(0, query.find('#'));
  for (const auto piece : split(query, '&')) {
    if (piece.empty()) continue;
    const auto equals = piece.find('=');
    auto name = query_decoded(piece.substr(0, equals));
    auto value = equals == std::string_view::npos ? std::optional<std::string>("")
                                                  : query_decoded(piece.substr(equals + 1));
    if (!name || !value) return std::nullopt;
    pairs.emplace_back(std::move(*name), std::move(*value));
  }
  return pairs;
}

/// The segments of a target's path, each decoded once; none where it does not start with a slash,
/// nothing where an escape is malformed.
inline std::optional<std::vector<std::string>> path_segments(std::string_view target) {
  const auto path = target.substr(0, target.find_first_of("?#"));
  std::vector<std::string> segments;
  if (!starts_with(path, "/")) return segments;
  for (const auto piece : split(path.substr(1), '/')) {
    auto segment = percent_decoded(piece);
    if (!segment) return std::nullopt;
    segments.push_back(std::move(*segment));
  }
  return segments;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
