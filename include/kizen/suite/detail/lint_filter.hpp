#pragma once

#include <variant>

#include "../../core/detail/text.hpp"
#include "lint_log.hpp"
#include "value_origin.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds JSONPath criteria that filter the members of an object, as if it were a list.
inline void find_filters_on_objects(LintLog& log) {
  for (const auto& workflow : log.suite().workflows) {
    for (const auto& step : workflow.steps) {
      for (const auto& criterion : step.criteria) {
        const auto* const path = std::get_if<JsonPathCondition>(&criterion.condition);
        if (path == nullptr || path->root() == JsonPathCondition::Root::Wrapped) continue;
        if (!starts_with(path->path(), "$[?")) continue;
        const auto origin = origin_of(path->context(), {log.suite(), workflow, &step});
        if (!origin || !origin->schemas().is_record()) continue;
        log.add("filter-on-object", criterion.place,
                "'" + path->path() + "' filters the members of " + path->context().text +
                    ", which is an object",
                "lead to a list first, as in $.results[?...], compare a member by a simple "
                "condition, or say x-contract.jsonpathRoot: wrapped");
      }
    }
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
