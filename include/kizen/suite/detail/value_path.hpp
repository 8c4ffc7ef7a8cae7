#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../contract.hpp"
#include "../../contract/detail/json_child.hpp"
#include "../../path.hpp"
#include "../../path/detail/json_path_filter_parser.hpp"
#include "../../path/detail/json_path_parser.hpp"
#include "../../path/detail/json_path_query.hpp"
#include "../../path/detail/json_path_text.hpp"
#include "../selector.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// One step into a value: to a member, to an item, or to several at once.
struct PathStep {
  std::string name = {};  ///< of the member, or the index; empty where it picks several
  bool is_index = false;  ///< whether it can be the index of an item
  bool picks_several = false;

  bool leads_into_list() const { return is_index || picks_several; }
};

/// A way into a value, outermost first.
using ValuePath = std::vector<PathStep>;

inline ValuePath value_path(const JsonPointer& pointer) {
  ValuePath path;
  for (const auto& token : pointer.tokens()) {
    path.push_back({token, array_index(token).has_value(), false});
  }
  return path;
}

inline PathStep path_step(const JsonPathSegment& segment) {
  if (segment.selectors.size() == 1) {
    const auto& selector = segment.selectors.front();
    if (const auto* name = std::get_if<JsonPathNameSelector>(&selector)) return {name->name};
    if (const auto* item = std::get_if<JsonPathIndexSelector>(&selector)) {
      return {std::to_string(item->index), true, false};
    }
  }
  return {{}, false, true};
}

/// Nothing where the path looks at any depth, or is none.
inline std::optional<ValuePath> value_path(const std::string& json_path) {
  try {
    JsonPathText text(json_path);
    const auto query = JsonPathParser(text).jsonpath_query();
    ValuePath path;
    for (const auto& segment : query.segments) {
      if (segment.is_descendant) return std::nullopt;
      path.push_back(path_step(segment));
    }
    return path;
  } catch (const JsonPathError&) {
    return std::nullopt;
  }
}

inline std::optional<ValuePath> value_path(const std::variant<JsonPointer, JsonPath>& path) {
  if (const auto* pointer = std::get_if<JsonPointer>(&path)) return value_path(*pointer);
  return value_path(std::get<JsonPath>(path).text());
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
