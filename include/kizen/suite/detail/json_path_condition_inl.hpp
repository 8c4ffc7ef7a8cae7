#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "../../core/detail/nlohmann_json.hpp"
#include "../json_path_condition.hpp"
#include "json_path_template.hpp"
#include "json_value_inl.hpp"
#include "needed_values.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE std::variant<JsonPathCondition, ConditionError> JsonPathCondition::parse(
    Expression context, std::string path, Root root) {
  JsonPathCondition condition;
  condition.path_ = std::move(path);
  condition.root_ = root;
  condition.expressions_.push_back(std::move(context));
  try {
    condition.template_ = std::make_shared<const detail::JsonPathTemplate>(condition.path_);
  } catch (const ConditionError& error) {
    return error;
  }
  for (auto& expression : condition.template_->expressions()) {
    condition.expressions_.push_back(std::move(expression));
  }
  return condition;
}

namespace detail {

/// Whether a JSONPath begins with a filter of the root.
inline bool filters_root(std::string_view path) {
  for (const char sign : {'$', '[', '?'}) {
    path.remove_prefix(std::min(path.find_first_not_of(" \t\r\n"), path.size()));
    if (!take(path, sign)) return false;
  }
  return true;
}

}  // namespace detail

KIZEN_INLINE ConditionResult JsonPathCondition::evaluate(const Scope& scope) const {
  detail::NeededValues values(scope);
  auto whole = values.take(context());
  const auto path = template_->path(values);
  if (!values.problem.empty()) return values.result(text(), false);
  const bool filters_members =
      root_ == Root::Value && whole->is_object() && detail::filters_root(path_);
  if (root_ == Root::Wrapped) whole = json_value(json::array({*whole}));
  const auto found = path->nodes(*whole);
  values.problem = found.problem;
  auto result = values.result(text(), !found.nodes.empty());
  if (filters_members) {
    result.notes.push_back(context().text +
                           " is an object, so $[?...] filters the values of its members; a suite "
                           "that means the object itself says x-contract.jsonpathRoot: wrapped");
  }
  return result;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
