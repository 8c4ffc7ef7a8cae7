#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../json_path.hpp"
#include "json_path_budget.hpp"
#include "json_path_filter.hpp"
#include "json_path_filter_parser.hpp"
#include "json_path_parser.hpp"
#include "json_path_places.hpp"
#include "json_path_query.hpp"
#include "json_path_text.hpp"
#include "json_path_walk.hpp"
#include "json_path_written_patterns.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE std::variant<JsonPath, JsonPathError> JsonPath::parse(std::string text) {
  try {
    detail::JsonPathText reader(text);
    auto query = std::make_shared<const detail::JsonPathQuery>(
        detail::JsonPathParser(reader).jsonpath_query());
    return JsonPath(std::move(text), std::move(query));
  } catch (const JsonPathError& error) {
    return error;
  }
}

KIZEN_INLINE JsonPathNodes JsonPath::nodes(const json& whole, std::size_t steps) const {
  try {
    detail::JsonPathContext context{whole, detail::JsonPathBudget(steps)};
    detail::JsonPathPlaces places;
    JsonPathNodes found;
    for (const auto& node : detail::JsonPathWalk(context, &places).nodelist(*query_, whole)) {
      found.nodes.push_back({places.pointer(node.place, context.budget), node.value});
    }
    return found;
  } catch (const detail::JsonPathProblem& problem) {
    return {{}, problem.problem};
  }
}

KIZEN_INLINE std::vector<std::string> JsonPath::unsound_patterns() const {
  return detail::JsonPathWrittenPatterns(*query_).unsound;
}

KIZEN_INLINE bool JsonPath::is_singular() const { return detail::is_singular(*query_); }

}  // namespace KIZEN_ABI
}  // namespace kizen
