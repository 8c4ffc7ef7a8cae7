#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "lint_log.hpp"
#include "list_length.hpp"
#include "requested_order.hpp"
#include "value_origin.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds checks that rely on the order of results that were not asked for in one.
class SearchLint {
 public:
  explicit SearchLint(LintLog& log) : log_(log) {}

  void run() {
    for (const auto& workflow : log_.suite().workflows) {
      for (const auto& step : workflow.steps) look_at({log_.suite(), workflow, &step});
      for (const auto& relation : workflow.relations) {
        look_at(relation, {log_.suite(), workflow});
      }
    }
  }

 private:
  void look_at(const Standpoint& from) {
    for (const auto& expectation : from.step->expectations) look_at(expectation, from);
    for (const auto& criterion : from.step->criteria) {
      const auto* const condition = std::get_if<Condition>(&criterion.condition);
      if (condition != nullptr) {
        look_at(StatusOutcome(*condition).root(), criterion, from);
      } else {
        look_at(criterion, from);
      }
    }
  }

  void look_at(const Expectation& expectation, const Standpoint& from) {
    if (expectation.kind == Expectation::Kind::Absent) return;
    if (expectation.kind == Expectation::Kind::Open) return look_at(expectation.answers, from);
    const auto origin = origin_of(expectation.context, from);
    if (!origin || !is_unordered_list(*origin)) return;
    if (takes_position(*origin)) {
      return tell(expectation.place, "looks at one place of a list", *origin, from);
    }
    if (lists_in_order(expectation)) {
      tell(expectation.place, "expects items in an order", *origin, from);
    }
  }

  void look_at(const std::vector<OpenAnswer>& answers, Standpoint from) {
    for (const auto& answer : answers) {
      from.answer = &answer;
      for (const auto& expectation : answer.expectations) look_at(expectation, from);
    }
  }

  /// Whether more than one item is expected, one after another.
  static bool lists_in_order(const Expectation& expectation) {
    const auto& value = *expectation.value;
    if (expectation.kind == Expectation::Kind::Equals) {
      return !expectation.unordered && value.is_array() && value.size() > 1;
    }
    const auto items = value.is_object() ? value.find("items") : value.end();
    return items != value.end() && items->is_array() && items->size() > 1;
  }

  void look_at(const ConditionNode& node, const Criterion& criterion, const Standpoint& from) {
    for (const auto& child : node.children) look_at(child, criterion, from);
    for (const auto& operand : node.operands) {
      if (!operand.expression) continue;
      auto origin = origin_of(*operand.expression, from);
      if (!origin) continue;
      for (auto& part : value_path(operand.navigation)) origin->path.push_back(std::move(part));
      look_at(criterion, *origin, from);
    }
  }

  void look_at(const Criterion& criterion, const Standpoint& from) {
    auto origin = origin_of(criterion.expressions().front(), from);
    if (!origin) return;
    if (const auto* path = std::get_if<JsonPathCondition>(&criterion.condition)) {
      const auto more = value_path(path->path());
      if (!more || path->root() == JsonPathCondition::Root::Wrapped) return;
      origin->path.insert(origin->path.end(), more->begin(), more->end());
    }
    look_at(criterion, *origin, from);
  }

  void look_at(const Criterion& criterion, const ValueOrigin& origin, const Standpoint& from) {
    if (!is_unordered_list(origin) || !takes_position(origin)) return;
    tell(criterion.place, "looks at one place of a list", origin, from);
  }

  void look_at(const Relation& relation, const Standpoint& from) {
    if (relation.kind != Relation::Kind::SortedBy || !relation.of->is_string()) return;
    const auto expression = Expression::parse(relation.of->get<std::string>());
    const auto origin = expression ? origin_of(*expression, from) : std::nullopt;
    if (!origin || !is_unordered_list(*origin)) return;
    tell(relation.place, "expects items in an order", *origin, from);
  }

  /// A search reads, or sends its conditions by a POST that makes nothing.
  static bool is_search(const Operation& operation) {
    const bool creates =
        std::any_of(operation.responses.begin(), operation.responses.end(),
                    [](const auto& response) { return response.statuses.to_string() == "201"; });
    return operation.effect == Effect::Read || (operation.method == "POST" && !creates);
  }

  /// Whether a value is, or is of, a list of results in no order that was asked for: the body of a
  /// search, or a member of it.
  static bool is_unordered_list(const ValueOrigin& origin) {
    if (!is_search(*origin.step->operation) || may_ask_order(*origin.step)) return false;
    return list_depth(origin).has_value();
  }

  /// How far into the body the list stands.
  static std::optional<std::size_t> list_depth(const ValueOrigin& origin) {
    auto schemas = origin.body();
    for (std::size_t depth = 0; depth < 2; ++depth) {
      if (schemas.is_list() && schemas.may_hold_several()) return depth;
      if (depth == origin.path.size()) return std::nullopt;
      schemas = schemas.child(origin.path[depth]);
    }
    return std::nullopt;
  }

  static bool takes_position(const ValueOrigin& origin) {
    const auto depth = *list_depth(origin);
    return depth < origin.path.size() && origin.path[depth].is_index;
  }

  void tell(const JsonPointer& place, const std::string& what, const ValueOrigin& origin,
            const Standpoint& from) {
    const Standpoint sent{*origin.suite, from.workflow, origin.step};
    if (ListLength(*origin.step, sent).is_pinned()) return;
    if (from.step != nullptr && ListLength(*origin.step, from).is_pinned()) return;
    log_.add("ordered-search", place,
             "it " + what + ", but " + origin.step->operation->id + " is asked for no order",
             "ask for an order, leave the order aside (unordered: true, contains), or expect one "
             "result alone");
  }

  LintLog& log_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
