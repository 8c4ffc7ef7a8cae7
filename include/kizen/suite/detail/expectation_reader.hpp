#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../suite.hpp"
#include "expression_check.hpp"
#include "schema_frame.hpp"
#include "selector_reader.hpp"
#include "suite_document.hpp"
#include "weight_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one item of `x-contract.expect`.
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
    expectation.context = context(node);
    expectation.kind = kind(node);
    switch (expectation.kind) {
      case Expectation::Kind::Schema:
        read_schema(node, expectation);
        break;
      case Expectation::Kind::Equals:
        read_equals(node, expectation);
        break;
      case Expectation::Kind::Absent:
        demand_true(node, "absent");
        break;
    }
    refuse_strays(node, expectation);
    read_weight(document_, node, expectation);
    return expectation;
  }

 private:
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
    expressions_.check_value(*wanted.value, wanted.place);
    expectation.value = document_.value(wanted);
    if (const auto within = node.value->find("within"); within != node.value->end()) {
      if (!within->is_number() || within->get<double>() < 0) {
        document_.refuse(node.place / "within", "kind", "'within' is no distance",
                         "it must be a number of at least 0");
      }
      expectation.within = within->get<double>();
    }
    if (node.value->contains("unordered")) {
      demand_true(node, "unordered");
      expectation.unordered = true;
    }
    if (node.value->contains("key")) expectation.key = key(node);
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
