#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../contract.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../path/detail/json_order.hpp"
#include "../check_relation.hpp"
#include "../resolve.hpp"
#include "concatenation_check.hpp"
#include "differences.hpp"
#include "record_list.hpp"
#include "relation_findings.hpp"
#include "resolve_inl.hpp"
#include "seen_text.hpp"
#include "set_relations.hpp"
#include "sorted_check.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Evaluates one relation.
class RelationCheck {
 public:
  RelationCheck(const Suite& suite, const Relation& relation, const Scope& scope)
      : relation_(relation), scope_(scope), findings_(suite, relation) {}

  RelationResult result() {
    using Kind = Relation::Kind;
    if (relation_.kind == Kind::Unchanged || relation_.kind == Kind::Same) {
      check_values();
    } else if (relation_.kind == Kind::SortedBy) {
      check_sorted();
    } else {
      check_lists();
    }
    return findings_.take();
  }

 private:
  /// A value with its expressions replaced.
  NamedValue named(const JsonValue& written, const std::string& place) {
    auto label = written->is_string() ? written->get<std::string>() : seen_text(written.get());
    auto resolved = resolve(*written, scope_);
    if (!resolved.ok()) complain(place, "cannot be resolved: " + resolved.problem);
    return {std::move(label), std::move(resolved.value)};
  }

  /// A value that must be a list; an empty one where it is none.
  RecordList listed(const JsonValue& written, const std::string& place) {
    auto value = named(written, place);
    if (value.value != nullptr && !value.value->is_array()) {
      complain(place, value.label + " is no list: " + seen_text(value.value.get()));
    }
    if (value.value == nullptr || !value.value->is_array()) {
      value.value = json_value(json::array());
    }
    return {std::move(value), relation_.key};
  }

  void complain(const std::string& place, const std::string& what) {
    findings_.complain("the value at " + place + " " + what);
  }

  std::string place_of(std::size_t index) const {
    return "/" + std::string(to_string(relation_.kind)) + "/" + std::to_string(index);
  }

  void check_lists() {
    std::vector<RecordList> lists;
    lists.reserve(relation_.values.size());
    for (std::size_t i = 0; i < relation_.values.size(); ++i) {
      lists.push_back(listed(relation_.values[i], place_of(i)));
    }
    const bool once = relation_.kind == Relation::Kind::EqualSet ||
                      relation_.kind == Relation::Kind::Concatenation;
    for (const auto& list : lists) findings_.add_keys(list, once);
    switch (relation_.kind) {
      case Relation::Kind::Subset:
        return check_subset(lists[0], lists[1], findings_);
      case Relation::Kind::Superset:
        return check_subset(lists[1], lists[0], findings_);
      case Relation::Kind::Disjoint:
        return check_disjoint(lists, findings_);
      case Relation::Kind::EqualSet:
        return check_equal_sets(lists, findings_);
      default:
        return check_pages(lists);
    }
  }

  void check_pages(const std::vector<RecordList>& pages) {
    const auto whole = listed(relation_.whole, "/whole");
    findings_.add_keys(whole, true);
    ConcatenationCheck(pages, whole, findings_).run();
  }

  void check_sorted() {
    const auto list = listed(relation_.of, "/of");
    findings_.add_keys(list, true);
    std::optional<RecordList> stable;
    if (relation_.stable != nullptr) {
      stable.emplace(listed(relation_.stable, "/stable"));
      findings_.add_keys(*stable, true);
    }
    SortedCheck(relation_, list, findings_).run(stable ? &*stable : nullptr);
  }

  void check_values() {
    std::vector<NamedValue> values;
    for (std::size_t i = 0; i < relation_.values.size(); ++i) {
      values.push_back(named(relation_.values[i], place_of(i)));
    }
    if (findings_.has_problem()) return;
    if (relation_.kind == Relation::Kind::Same) return check_same(values);
    check_unchanged(values[0], values[1]);
  }

  void check_unchanged(const NamedValue& before, const NamedValue& after) {
    const Expectation exact;
    for (auto& difference :
         Differences(exact, relation_.except).between(*before.value, *after.value)) {
      findings_.add(after.label, std::move(difference.place),
                    difference.expected + " as in " + before.label, std::move(difference.actual));
    }
  }

  /// All must have what the first has that has anything there.
  void check_same(const std::vector<NamedValue>& values) {
    const NamedValue* model = nullptr;
    for (const auto& value : values) {
      if (model == nullptr && json_at(*value.value, relation_.at) != nullptr) model = &value;
    }
    if (model == nullptr) {
      return findings_.complain("none of the values has anything at " + relation_.at.to_string());
    }
    const auto& wanted = *json_at(*model->value, relation_.at);
    for (const auto& value : values) {
      const auto* found = json_at(*value.value, relation_.at);
      if (found != nullptr && same_json(*found, wanted)) continue;
      findings_.add(value.label, relation_.at, seen_text(&wanted) + " as in " + model->label,
                    seen_text(found));
    }
  }

  const Relation& relation_;
  const Scope& scope_;
  RelationFindings findings_;
};

}  // namespace detail

KIZEN_INLINE RelationResult check_relation(const Suite& suite, const Relation& relation,
                                           const Scope& scope) {
  return detail::RelationCheck(suite, relation, scope).result();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
