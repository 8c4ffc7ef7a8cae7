#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../core/json_pointer.hpp"
#include "../coverage.hpp"
#include "program.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A place that can be seen, by number.
using PlaceIndex = std::size_t;

/// What cannot be seen, or is not counted.
inline constexpr PlaceIndex no_place = static_cast<PlaceIndex>(-1);

/// Every place of a contract that can be seen, each name once a category.
class CoveragePlaces {
 public:
  PlaceIndex add(CoverageCategory category, std::string id) {
    return numbers_.emplace(std::pair(category, std::move(id)), numbers_.size()).first->second;
  }

  /// Category and name with the number; sorted by category, then name.
  const std::map<std::pair<CoverageCategory, std::string>, PlaceIndex>& all() const {
    return numbers_;
  }

 private:
  std::map<std::pair<CoverageCategory, std::string>, PlaceIndex> numbers_;
};

/// Which places were seen. Any number of threads may say so.
class SeenPlaces {
 public:
  explicit SeenPlaces(std::size_t count) : seen_(count) {}

  void see(PlaceIndex place) {
    if (place == no_place || has(place)) return;
    seen_[place].store(true, std::memory_order_relaxed);
  }

  bool has(PlaceIndex place) const { return seen_[place].load(std::memory_order_relaxed); }

 private:
  std::vector<std::atomic<bool>> seen_;
};

/// The places of one schema of a program.
struct SchemaPlaces {
  struct Member {
    PlaceIndex present = no_place;
    PlaceIndex absent = no_place;
  };

  PlaceIndex null = no_place;
  PlaceIndex not_null = no_place;
  std::vector<PlaceIndex> values = {};  ///< of `enum`, in its order
  std::vector<PlaceIndex> any_of = {};
  std::vector<PlaceIndex> one_of = {};
  std::vector<Member> members = {};  ///< as the schema's own table has them
};

/// The places in one message, or in the value of one parameter.
struct MessagePlaces {
  const Program* program = nullptr;
  std::vector<SchemaPlaces> schemas = {};  ///< by number
};

/// Lists the places in one message. Each schema of its program is gone through once, by the shortest
/// way that leads there, so a schema that leads to itself ends.
class MessageReader {
 public:
  /// @param message first words of every name
  /// @param is_body whether it is no parameter, whose value is called as the message is, and which
  /// is nowhere written as null
  MessageReader(CoveragePlaces& places, const Program& program, std::string message, bool is_body)
      : places_(places), program_(program), message_(std::move(message)), is_body_(is_body) {}

  MessagePlaces read() {
    MessagePlaces message{&program_, std::vector<SchemaPlaces>(program_.schemas.size())};
    visited_.assign(program_.schemas.size(), false);
    visit(0, {}, {});
    while (!waiting_.empty()) {
      const auto next = std::move(waiting_.front());
      waiting_.pop_front();
      message.schemas[next.schema] = read(program_.schemas[next.schema], next);
    }
    return message;
  }

 private:
  using Names = std::set<std::string>;

  struct Waiting {
    SchemaIndex schema;
    std::string way;
    Names required;  ///< by other schemas that speak of the same value
  };

  void visit(SchemaIndex schema, std::string way, Names required) {
    if (visited_[schema]) return;
    visited_[schema] = true;
    waiting_.push_back({schema, std::move(way), std::move(required)});
  }

  PlaceIndex add(CoverageCategory category, const std::string& way, const std::string& form = {}) {
    auto id = message_;
    const auto shown = way.empty() && is_body_ ? std::string("body") : way;
    for (const auto* const word : {&shown, &form}) {
      if (!word->empty()) id += " " + *word;
    }
    return places_.add(category, std::move(id));
  }

  /// What a schema demands of an object, with the parts that must all be kept.
  void add_required(const SchemaNode& schema, Names& names) const {
    if (schema.object) {
      for (const auto& member : schema.object->members.all()) {
        if (member.is_required) names.insert(member.name);
      }
    }
    if (!schema.branches) return;
    for (const auto part : schema.branches->all_of) add_required(program_.schemas[part], names);
  }

  SchemaPlaces read(const SchemaNode& schema, const Waiting& at) {
    SchemaPlaces places;
    auto required = at.required;
    add_required(schema, required);
    read_nulls(schema, at.way, places);
    for (const auto& assertion : schema.assertions) {
      if (assertion.kind != AssertionKind::Values) continue;
      for (const auto& value : assertion.values->shown()) {
        places.values.push_back(add(CoverageCategory::Enums, at.way, "= " + value));
      }
    }
    if (schema.object) read_members(*schema.object, at.way, required, places);
    if (schema.array && schema.array->items) visit(*schema.array->items, at.way + "/*", {});
    if (schema.branches) read_branches(*schema.branches, at.way, required, places);
    return places;
  }

  void read_nulls(const SchemaNode& schema, const std::string& way, SchemaPlaces& places) {
    const bool is_typed = !(schema.types == TypeSet::Any) && !(schema.types == TypeSet::Null);
    const bool is_nullable = schema.takes_null || (is_typed && schema.types.has(TypeSet::Null));
    if (!is_nullable || !is_body_) return;
    places.null = add(CoverageCategory::Nulls, way, "null");
    places.not_null = add(CoverageCategory::Nulls, way, "not null");
  }

  void read_members(const ObjectKeywords& object, const std::string& way, const Names& required,
                    SchemaPlaces& places) {
    for (const auto& member : object.members.all()) {
      auto& own = places.members.emplace_back();
      if (!member.schema || member.is_forbidden) continue;
      const auto below = way + (JsonPointer() / member.name).to_string();
      own.present = add(CoverageCategory::Properties, below);
      if (required.count(member.name) == 0) {
        own.absent = add(CoverageCategory::Absences, below, "absent");
      }
      visit(*member.schema, below, {});
    }
    if (object.additional) visit(*object.additional, way + "/*", {});
  }

  void read_branches(const BranchKeywords& branches, const std::string& way, const Names& required,
                     SchemaPlaces& places) {
    for (const auto part : branches.all_of) visit(part, way, required);
    read_choice("anyOf", branches.any_of, way, required, places.any_of);
    read_choice("oneOf", branches.one_of, way, required, places.one_of);
  }

  void read_choice(const std::string& keyword, const std::vector<SchemaIndex>& branches,
                   const std::string& way, const Names& required, std::vector<PlaceIndex>& places) {
    for (std::size_t i = 0; i < branches.size(); ++i) {
      const auto name = component_name(program_.schemas[branches[i]].place);
      const auto number = keyword + " " + std::to_string(i);
      places.push_back(
          add(CoverageCategory::Branches, way, name.empty() ? number : number + " (" + name + ")"));
      visit(branches[i], way + "(" + (name.empty() ? number : name) + ")", required);
    }
  }

  /// The name of a schema among the components; empty where it is written in place.
  static std::string component_name(const JsonPointer& place) {
    const auto& tokens = place.tokens();
    const bool is_component =
        tokens.size() == 3 && tokens[0] == "components" && tokens[1] == "schemas";
    return is_component ? tokens[2] : std::string();
  }

  CoveragePlaces& places_;
  const Program& program_;
  std::string message_;
  bool is_body_;
  std::vector<bool> visited_;
  std::deque<Waiting> waiting_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
