#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "../check_relation.hpp"
#include "check_call.hpp"
#include "lint_log.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds relations that can come to one thing only.
class RelationLint {
 public:
  explicit RelationLint(LintLog& log) : log_(log) {}

  void run() {
    for (const auto& workflow : log_.suite().workflows) {
      for (const auto& relation : workflow.relations) look_at(relation);
    }
  }

 private:
  using Kind = Relation::Kind;

  void look_at(const Relation& relation) {
    const std::string kind(to_string(relation.kind));
    if (is_constant(relation)) {
      const auto result = check_relation(log_.suite(), relation, {});
      const bool holds = result.findings.empty() && result.problem.empty();
      return tell(relation, holds, "'" + kind + "' has no expression");
    }
    const auto& values = relation.values;
    const bool is_of_itself =
        relation.kind != Kind::Concatenation && values.size() > 1 &&
        std::all_of(values.begin(), values.end(),
                    [&](const JsonValue& value) { return *value == *values.front(); });
    if (is_of_itself)
      tell(relation, relation.kind != Kind::Disjoint, "'" + kind + "' has one value twice");
  }

  static bool is_constant(const Relation& relation) {
    auto values = relation.values;
    for (const auto& value : {relation.whole, relation.of, relation.stable}) {
      if (value != nullptr) values.push_back(value);
    }
    return std::none_of(values.begin(), values.end(),
                        [](const JsonValue& value) { return holds_expressions(*value); });
  }

  void tell(const Relation& relation, bool holds, const std::string& what) {
    log_.add(holds ? "relation-never-fails" : "relation-never-holds", relation.place,
             what + ", so it " + (holds ? "always holds" : "cannot hold"),
             "relate values of two responses");
  }

  LintLog& log_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
