#pragma once

#include <cstddef>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../contract/detail/json_at_inl.hpp"
#include "../json_path.hpp"
#include "json_compare.hpp"
#include "json_path_parser.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

inline std::variant<JsonPath, JsonPathError> JsonPath::parse(std::string text) {
  JsonPath path;
  path.text_ = std::move(text);
  try {
    path.segments_ = std::make_shared<const std::vector<detail::JsonPathSegment>>(
        detail::JsonPathParser(path.text_).parse());
    return path;
  } catch (const JsonPathError& error) {
    return error;
  }
}

namespace detail {

inline bool passes(const JsonPathSegment& filter, const json& child) {
  const json* const value = json_at(child, filter.place);
  return value != nullptr && same_json(*value, *filter.literal);
}

/// The children of `parent` that one segment picks, added to `picked`.
inline void pick(const JsonPathSegment& segment, const json& parent,
                 std::vector<const json*>& picked) {
  if (segment.kind == JsonPathSegment::Kind::Place) {
    if (const json* const child = json_at(parent, segment.place)) picked.push_back(child);
    return;
  }
  if (!parent.is_structured()) return;
  for (const auto& child : parent) {
    const bool every = segment.kind == JsonPathSegment::Kind::Every;
    if (every || passes(segment, child)) picked.push_back(&child);
  }
}

}  // namespace detail

inline std::vector<JsonValue> JsonPath::select(const JsonValue& whole) const {
  std::vector<const json*> nodes{whole.get()};
  for (const auto& segment : *segments_) {
    std::vector<const json*> picked;
    for (const json* const node : nodes) detail::pick(segment, *node, picked);
    nodes = std::move(picked);
  }
  std::vector<JsonValue> values;
  for (const json* const node : nodes) values.emplace_back(whole, node);
  return values;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
