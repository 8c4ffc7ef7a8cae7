#pragma once

#include <algorithm>
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

/// A name and a value of a query as they stand on the wire; an absent value is empty.
using RawPair = std::pair<std::string_view, std::string_view>;

/// The pairs of a target's query, in order, still percent-encoded.
inline std::vector<RawPair> raw_query_pairs(std::string_view target) {
  std::vector<RawPair> pairs;
  const auto mark = target.find('?');
  if (mark == std::string_view::npos) return pairs;
  const auto query = target.substr(mark + 1);
  for (const auto piece : split(query.substr(0, query.find('#')), '&')) {
    if (piece.empty()) continue;
    const auto equals = std::min(piece.find('='), piece.size());
    pairs.emplace_back(piece.substr(0, equals), piece.substr(std::min(equals + 1, piece.size())));
  }
  return pairs;
}

/// Names and values of a target's query, in order; nothing where an escape is malformed.
inline std::optional<QueryPairs> query_pairs(std::string_view target) {
  QueryPairs pairs;
  for (const auto& raw : raw_query_pairs(target)) {
    auto name = query_decoded(raw.first);
    auto value = query_decoded(raw.second);
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
