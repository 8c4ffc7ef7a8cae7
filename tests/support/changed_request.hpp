#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kizen/check.hpp"

namespace kizen_test {

inline kizen::Request with_query(kizen::Request request, const std::string& pair) {
  const bool has_query = request.target.find('?') != std::string::npos;
  request.target += (has_query ? "&" : "?") + pair;
  return request;
}

inline std::string path_of(const kizen::Request& request) {
  return request.target.substr(0, request.target.find('?'));
}

/// Another path, the same query.
inline kizen::Request with_path(kizen::Request request, const std::string& path) {
  request.target.replace(0, path_of(request).size(), path);
  return request;
}

inline kizen::Request with_body(kizen::Request request, std::string body) {
  request.body = std::move(body);
  return request;
}

/// The pairs of the query, as they stand on the wire.
inline std::vector<std::string_view> pairs_of(const kizen::Request& request) {
  const auto mark = request.target.find('?');
  if (mark == std::string::npos) return {};
  return kizen::detail::split(std::string_view(request.target).substr(mark + 1), '&');
}

inline std::string_view name_of_pair(std::string_view pair) {
  return pair.substr(0, pair.find('='));
}

/// The query without the pairs of one name.
inline kizen::Request without_pairs(const kizen::Request& request, const std::string& name) {
  auto changed = request;
  changed.target = path_of(request);
  for (const auto pair : pairs_of(request)) {
    if (name_of_pair(pair) == name) continue;
    changed = with_query(std::move(changed), std::string(pair));
  }
  return changed;
}

/// The query without the pairs of one name, then `pairs`.
inline kizen::Request with_pairs(const kizen::Request& request, const std::string& name,
                                 const std::string& pairs) {
  return with_query(without_pairs(request, name), pairs);
}

/// What the first pair of that name stands for; nothing where there is none.
inline std::optional<std::string> query_value(const kizen::Request& request,
                                              const std::string& name) {
  for (const auto pair : pairs_of(request)) {
    if (name_of_pair(pair) != name) continue;
    std::string text(pair.substr(std::min(pair.size(), name.size() + 1)));
    std::replace(text.begin(), text.end(), '+', ' ');
    return kizen::detail::percent_decoded(text);
  }
  return std::nullopt;
}

}  // namespace kizen_test
