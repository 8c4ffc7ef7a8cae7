#pragma once

#include <string>
#include <utility>
#include <variant>

#include "../../core/detail/nlohmann_json.hpp"
#include "../selector.hpp"
#include "expression_check.hpp"
#include "expression_type.hpp"
#include "suite_document.hpp"
#include "unsound_pattern.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A way into a value.
///
/// @param type `jsonpath`; anything else is a JSON Pointer
/// @param member which of the node's members is the path
inline std::variant<JsonPointer, JsonPath> value_path(const SuiteDocument& document,
                                                      const Node& node, const std::string& member,
                                                      const std::string& type) {
  const auto text = document.text(node, member);
  const auto place = node.place / std::string_view(member);
  if (type != "jsonpath") {
    auto pointer = JsonPointer::parse(text);
    if (pointer) return std::move(*pointer);
    document.refuse(place, "selector", "'" + text + "' is no JSON Pointer",
                    "write one like /items/0/id");
  }
  auto path = JsonPath::parse(text);
  if (auto* const parsed = std::get_if<JsonPath>(&path)) {
    for (const auto& pattern : parsed->unsound_patterns()) {
      document.refuse(place, "selector", unsound_pattern_problem(pattern), unsound_pattern_fix);
    }
    return std::move(*parsed);
  }
  const auto& error = std::get<JsonPathError>(path);
  document.refuse(place, "selector",
                  "the JSONPath does not parse at character " + std::to_string(error.column),
                  error.problem);
}

/// Reads values in which selectors may stand.
class SelectorReader {
 public:
  SelectorReader(const SuiteDocument& document, const Sight& sight)
      : document_(document), expressions_(document, sight), has_selectors_(document.is_newer()) {}

  /// An expression, or in Arazzo 1.1 a selector.
  Selector read(const Node& node, const std::string& what) const {
    if (has_selectors_ && node.value->is_object()) return selector(node);
    return {expressions_.read(node, what), {}};
  }

  /// Finds the selectors in what is given to parameters.
  void read(std::vector<StepParameter>& parameters) const {
    for (auto& parameter : parameters) {
      document_.attempt([&] {
        parameter.selectors = within({parameter.value.get(), parameter.place / "value"});
      });
    }
  }

  /// The selectors in a value, where all else is checked for expressions.
  Selectors within(const Node& node) const {
    Selectors found;
    read_within(node, {}, found);
    return found;
  }

 private:
  /// @param place of the node within the value
  void read_within(const Node& node, const JsonPointer& place, Selectors& found) const {
    if (has_selectors_ && is_selector(*node.value)) {
      found.emplace(place, selector(node));
    } else if (node.value->is_structured()) {
      for (const auto& member : node.value->items()) {
        read_within({&member.value(), node.place / member.key()}, place / member.key(), found);
      }
    } else {
      expressions_.check_value(*node.value, node.place);
    }
  }

  static bool is_selector(const json& value) {
    return value.is_object() && value.size() == 3 && value.contains("context") &&
           value.contains("selector") && value.contains("type");
  }

  Selector selector(const Node& node) const {
    document_.demand_shape(node, shapes().selector);
    Selector selector;
    document_.attempt([&] {
      selector.context = expressions_.read(
          document_.required(node, "context", json::value_t::string), "'context'");
    });
    const auto type = node.value->find("type");
    if (type == node.value->end()) {
      document_.refuse(node.place, "member.missing", "the required member 'type' is missing",
                       "add it; it must be jsonpath or jsonpointer");
    }
    const auto language =
        expression_type(document_, {&*type, node.place / "type"}, {"jsonpath", "jsonpointer"});
    selector.path = value_path(document_, node, "selector", language);
    return selector;
  }

  const SuiteDocument& document_;
  ExpressionCheck expressions_;
  bool has_selectors_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
