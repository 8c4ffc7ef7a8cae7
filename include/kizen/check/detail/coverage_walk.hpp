#pragma once

#include <cstddef>
#include <vector>

#include "coverage_places.hpp"
#include "evaluation.hpp"
#include "schema_access.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Goes through one value, and notes the places that it shows. What the value breaks is left aside:
/// this is about what was there.
class CoverageWalk {
 public:
  CoverageWalk(const MessagePlaces& message, SeenPlaces& seen, JsonView value)
      : message_(message), seen_(seen), run_(*message.program, value), value_(value) {}

  /// @throws TooMuchWork where the value is not gone through to its end
  void walk() {
    check_depth(*message_.program, value_);
    walk(0, value_);
  }

 private:
  void walk(SchemaIndex index, JsonView value) {
    run_.add_work(1);
    const auto& schema = message_.program->schemas[index];
    const auto& places = message_.schemas[index];
    seen_.see(value.is(JsonKind::Null) ? places.null : places.not_null);
    if (!places.values.empty()) note_value(schema, places, value);
    if (schema.object && value.is(JsonKind::Object)) walk_members(*schema.object, places, value);
    if (schema.array && schema.array->items && value.is(JsonKind::Array)) {
      all_items(value, [&](JsonView item, std::size_t) {
        walk(*schema.array->items, item);
        return true;
      });
    }
    if (schema.branches) walk_branches(*schema.branches, places, value);
  }

  void note_value(const SchemaNode& schema, const SchemaPlaces& places, JsonView value) {
    for (const auto& assertion : schema.assertions) {
      if (assertion.kind != AssertionKind::Values) continue;
      run_.add_work(work_of(assertion, value));
      const auto position = assertion.values->position(value);
      if (position) seen_.see(places.values[*position]);
    }
  }

  void walk_members(const ObjectKeywords& object, const SchemaPlaces& places, JsonView value) {
    const auto& members = object.members.all();
    std::vector<bool> is_there(members.size());
    all_members(value, [&](JsonView name, JsonView own) {
      const auto* member = object.members.find(name.text());
      if (member != nullptr) {
        const auto at = static_cast<std::size_t>(member - members.data());
        is_there[at] = true;
        seen_.see(places.members[at].present);
      }
      if (member != nullptr && member->schema) {
        walk(*member->schema, own);
      } else if (object.additional) {
        walk(*object.additional, own);
      }
      return true;
    });
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (!is_there[i]) seen_.see(places.members[i].absent);
    }
  }

  void walk_branches(const BranchKeywords& branches, const SchemaPlaces& places, JsonView value) {
    for (const auto part : branches.all_of) walk(part, value);
    walk_choice(branches.any_of, places.any_of, value);
    walk_choice(branches.one_of, places.one_of, value);
  }

  void walk_choice(const std::vector<SchemaIndex>& branches, const std::vector<PlaceIndex>& places,
                   JsonView value) {
    for (std::size_t i = 0; i < branches.size(); ++i) {
      if (!accepts(run_, branches[i], value, {})) continue;
      seen_.see(places[i]);
      walk(branches[i], value);
    }
  }

  const MessagePlaces& message_;
  SeenPlaces& seen_;
  Evaluation run_;
  JsonView value_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
