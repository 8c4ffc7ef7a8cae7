#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../suite.hpp"
#include "expression_check.hpp"
#include "schema_frame.hpp"
#include "schema_references.hpp"
#include "selector_reader.hpp"
#include "suite_document.hpp"
#include "weight_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads an expectation that looks at a value.
class ExpectationReader {
 public:
  ExpectationReader(const SuiteDocument& document, const Sight& sight)
      : document_(document),
        sight_(sight),
        expressions_(document, sight),
        selectors_(document, sight) {}

  Expectation read(const Node& node) const {
    document_.demand_exact_shape(node, shapes().expectation);
    Expectation expectation;
    expectation.place = node.place;
    document_.attempt([&] { expectation.context = context(node); });
    document_.attempt([&] { read_weight(document_, node, expectation); });
    refuse_open(node);
    expectation.kind = kind(node);
    document_.attempt([&] { read_value(node, expectation); });
    refuse_strays(node, expectation);
    return expectation;
  }

 private:
  void read_value(const Node& node, Expectation& expectation) const {
    switch (expectation.kind) {
      case Expectation::Kind::Schema:
        return read_schema(node, expectation);
      case Expectation::Kind::Equals:
        return read_equals(node, expectation);
      case Expectation::Kind::Absent:
        return demand_true(node, "absent");
      case Expectation::Kind::Open:
        break;
    }
  }

  Selector context(const Node& node) const {
    const auto found = node.value->find("context");
    if (found != node.value->end()) {
      return selectors_.read({&*found, node.place / "context"}, "'context'");
    }
    if (sight_.moment != Sight::Moment::Answered) {
      document_.refuse(node.place, "member.missing", "the required member 'context' is missing",
                       "a step that calls a workflow has no $response.body");
    }
    return {*Expression::parse("$response.body"), {}};
  }

  Expectation::Kind kind(const Node& node) const {
    std::vector<std::pair<std::string, Expectation::Kind>> given;
    for (const auto& [name, kind] : {std::pair("schema", Expectation::Kind::Schema),
                                     std::pair("equals", Expectation::Kind::Equals),
                                     std::pair("absent", Expectation::Kind::Absent)}) {
      if (node.value->contains(name)) given.emplace_back(name, kind);
    }
    if (given.size() == 1) return given.front().second;
    document_.refuse(node.place, "expectation",
                     given.empty() ? "it does not say what is expected"
                                   : "it says " + given[0].first + " and " + given[1].first,
                     "give exactly one of schema, equals and absent");
  }

  void read_schema(const Node& node, Expectation& expectation) const {
    const Node schema{&node.value->at("schema"), node.place / "schema"};
    check_schema_references(document_, schema);
    expectation.value = document_.value(schema);
    if (expressions_.check_value(*schema.value, schema.place) == 0) {
      expectation.compiled = Schema::compile(document_.source(), schema.place, Dialect::Draft7);
      return;
    }
    const auto early = framed(document_.source(), schema.place, without_expressions(*schema.value));
    Schema::compile(early, schema.place, Dialect::Draft7);
  }

  void read_equals(const Node& node, Expectation& expectation) const {
    const Node wanted{&node.value->at("equals"), node.place / "equals"};
    document_.attempt([&] { expressions_.check_value(*wanted.value, wanted.place); });
    expectation.value = document_.value(wanted);
    const auto option = [&](const char* name, const auto& read) {
      if (node.value->contains(name)) document_.attempt(read);
    };
    option("within", [&] { expectation.within = within(node); });
    option("unordered", [&] {
      demand_true(node, "unordered");
      expectation.unordered = true;
      demand_use(node, "unordered", may_be(*wanted.value, &json::is_array),
                 "a value that is no list has no order");
    });
    option("key", [&] {
      expectation.key = key(node);
      demand_use(node, "key", has_record(*wanted.value), "no item is an object");
    });
  }

  double within(const Node& node) const {
    const auto& distance = node.value->at("within");
    if (!distance.is_number() || distance.get<double>() < 0) {
      document_.refuse(node.place / "within", "kind", "'within' is no distance",
                       "it must be a number of at least 0");
    }
    demand_use(node, "within", has_number(node.value->at("equals")), "it holds no number");
    return distance.get<double>();
  }

  void demand_use(const Node& node, const char* option, bool is_useful, const char* reason) const {
    if (is_useful) return;
    document_.refuse(node.place / option, "expectation",
                     std::string("'") + option + "' does nothing for what is expected: " + reason,
                     "leave it out");
  }

  /// Whether a value is of a kind, or is an expression or a selector, which may come to anything.
  static bool may_be(const json& value, bool (json::*is_kind)() const noexcept) {
    return (value.*is_kind)() || stands_for_other(value);
  }

  static bool stands_for_other(const json& value) {
    if (value.is_object()) return value.contains("context") && value.contains("selector");
    return value.is_string() && Expression::parse(value.get_ref<const std::string&>());
  }

  static bool has_number(const json& value) {
    if (may_be(value, &json::is_number)) return true;
    return value.is_structured() && std::any_of(value.begin(), value.end(), has_number);
  }

  static bool has_record(const json& value) {
    if (!value.is_array()) return true;
    return std::any_of(value.begin(), value.end(),
                       [](const json& item) { return may_be(item, &json::is_object); });
  }

  JsonPointer key(const Node& node) const {
    const auto text = document_.text(node, "key");
    auto pointer = JsonPointer::parse(text);
    if (!pointer || text.empty() || text.front() != '/') {
      document_.refuse(node.place / "key", "expectation", "'" + text + "' is no JSON Pointer",
                       "write one like /id");
    }
    if (!node.value->contains("unordered")) {
      document_.refuse(node.place / "key", "expectation", "'key' is given without 'unordered'",
                       "add unordered: true");
    }
    return *pointer;
  }

  void demand_true(const Node& node, const std::string& name) const {
    if (node.value->at(name) == json(true)) return;
    document_.refuse(node.place / name, "kind", "'" + name + "' is not true",
                     "write true, or leave it out");
  }

  void refuse_open(const Node& node) const {
    if (node.value->contains("open")) {
      document_.refuse(node.place / "open", "expectation", "an answer leaves something open itself",
                       "give each of its answers a place beside this one");
    }
    if (node.value->contains("answers")) {
      document_.refuse(node.place / "answers", "expectation", "'answers' is given without 'open'",
                       "say under open what it is that the rules leave open");
    }
  }

  void refuse_strays(const Node& node, const Expectation& expectation) const {
    if (expectation.kind == Expectation::Kind::Equals) return;
    for (const char* const name : {"within", "unordered", "key"}) {
      if (!node.value->contains(name)) continue;
      document_.refuse(node.place / name, "expectation",
                       std::string("'") + name + "' belongs to equals",
                       "leave it out, or use equals");
    }
  }

  const SuiteDocument& document_;
  Sight sight_;
  ExpressionCheck expressions_;
  SelectorReader selectors_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
