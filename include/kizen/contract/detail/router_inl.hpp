#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../core/detail/query.hpp"
#include "../router.hpp"
#include "path_template.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct Router::Path {
  std::string text;
  std::vector<detail::PathSegment> segments;
  std::vector<const Operation*> operations;

  /// Parameter names and values where every segment fits; nothing otherwise.
  std::optional<std::vector<std::pair<std::string, std::string>>> match(
      const std::vector<std::string>& decoded) const {
    if (decoded.size() != segments.size()) return std::nullopt;
    std::vector<std::pair<std::string, std::string>> values;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const auto value = segments[i].match(decoded[i]);
      if (!value) return std::nullopt;
      if (!segments[i].is_literal()) values.emplace_back(segments[i].parameter, *value);
    }
    return values;
  }

  /// As match, of encoded segments that fit.
  std::vector<std::pair<std::string, std::string>> raw_match(std::string_view target) const {
    const auto path_text = target.substr(0, target.find_first_of("?#"));
    const auto pieces = detail::split(path_text.substr(1), '/');
    std::vector<std::pair<std::string, std::string>> texts;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      if (segments[i].is_literal()) continue;
      texts.emplace_back(segments[i].parameter, segments[i].raw_match(pieces[i]));
    }
    return texts;
  }

  /// Left to right, the first segment that is literal on one side alone decides.
  friend bool more_concrete(const Path& a, const Path& b) {
    return std::lexicographical_compare(
        a.segments.begin(), a.segments.end(), b.segments.begin(), b.segments.end(),
        [](const detail::PathSegment& x, const detail::PathSegment& y) {
          return x.is_literal() && !y.is_literal();
        });
  }
};

KIZEN_INLINE Router::Router(Contract contract, Accepts accepts)
    : contract_(std::move(contract)), accepts_(std::move(accepts)) {
  std::vector<Path> paths;
  for (const auto& operation : contract_.operations()) {
    auto same = std::find_if(paths.begin(), paths.end(),
                             [&](const Path& path) { return path.text == operation.path; });
    if (same == paths.end()) {
      same = paths.insert(paths.end(),
                          {operation.path, *detail::parse_path_template(operation.path), {}});
    }
    same->operations.push_back(&operation);
  }
  std::stable_sort(paths.begin(), paths.end(),
                   [](const Path& a, const Path& b) { return more_concrete(a, b); });
  paths_ = std::make_shared<const std::vector<Path>>(std::move(paths));
}

KIZEN_INLINE std::variant<Route, NoRoute> Router::route(std::string_view method,
                                                        std::string_view target) const {
  const auto segments = detail::path_segments(target);
  if (!segments) return NoRoute{NoRoute::Reason::Encoding};
  NoRoute none{NoRoute::Reason::Path};
  for (const auto& path : *paths_) {
    auto values = path.match(*segments);
    if (!values) continue;
    const auto& any = *path.operations.front();
    const auto refused = std::find_if(values->begin(), values->end(), [&](const auto& value) {
      const auto* parameter = any.parameter(value.first, ParameterPlace::Path);
      return accepts_ && !accepts_(any, *parameter, value.second);
    });
    if (refused != values->end()) {
      if (none.nearest.empty()) none.nearest = path.text;
      if (none.detail.empty()) none.detail = refused->first + " does not take that value";
      continue;
    }
    NoRoute wrong_method{NoRoute::Reason::Method, {}, path.text};
    for (const auto* operation : path.operations) {
      if (operation->method == method) {
        return Route{operation, std::move(*values), path.raw_match(target)};
      }
      wrong_method.allowed.push_back(operation->method);
    }
    return wrong_method;
  }
  return none;
}

KIZEN_INLINE std::string Route::to_string() const {
  std::string text = operation->method + " ";
  const auto segments = detail::parse_path_template(operation->path);
  for (const auto& segment : *segments) {
    text += "/" + segment.before;
    if (!segment.is_literal()) {
      const auto* parameter = operation->parameter(segment.parameter, ParameterPlace::Path);
      const auto value =
          std::find_if(path_values.begin(), path_values.end(),
                       [&](const auto& pair) { return pair.first == segment.parameter; });
      const bool shown = value != path_values.end() && !parameter->is_identifier;
      text += shown ? detail::percent_encoded(value->second) : "{" + segment.parameter + "}";
    }
    text += segment.after;
  }
  return text;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
