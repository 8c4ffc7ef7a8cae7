#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "../../core/detail/nlohmann_json.hpp"
#include "../criterion.hpp"
#include "../suite.hpp"
#include "expression_check.hpp"
#include "expression_type.hpp"
#include "navigation.hpp"
#include "suite_document.hpp"
#include "weight_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads one Criterion Object, wherever it stands.
class CriterionReader {
 public:
  /// @param suite gets the warnings
  CriterionReader(const SuiteDocument& document, Suite& suite, const Sight& sight)
      : document_(document), suite_(suite), expressions_(document, sight) {}

  Criterion read(const Node& node) const {
    document_.demand_shape(node, shapes().criterion);
    Weight weight;
    document_.attempt([&] { read_extension(node, weight); });
    return {condition(node), weight.soft, weight.warns, node.place};
  }

 private:
  struct Weight {
    bool soft = false;
    bool warns = false;
  };

  std::variant<Condition, RegexCondition, JsonPathCondition> condition(const Node& node) const {
    const auto type = type_of(node);
    std::optional<Expression> looked_at;
    const bool is_clear = document_.attempt([&] { looked_at = context(node); });
    auto text = document_.text(node, "condition");
    const auto place = node.place / "condition";
    if (type == "simple") return simple(std::move(text), place);
    if (!is_clear) {
      expressions_.check_parts(text, place);
      looked_at = *Expression::parse("$response.body");
    }
    if (!looked_at) {
      document_.refuse(node.place, "member.missing", "the required member 'context' is missing",
                       "a " + type + " is applied to a value; write context: $response.body");
    }
    expressions_.check_parts(text, place);
    if (type == "regex") {
      return sound(RegexCondition::parse(std::move(*looked_at), std::move(text)), place);
    }
    const auto root = suite_.wraps_jsonpath_root ? JsonPathCondition::Root::Wrapped
                                                 : JsonPathCondition::Root::Value;
    return sound(JsonPathCondition::parse(std::move(*looked_at), std::move(text), root), place);
  }

  std::string type_of(const Node& node) const {
    const auto found = node.value->find("type");
    if (found == node.value->end()) return "simple";
    return expression_type(document_, {&*found, node.place / "type"},
                           {"simple", "regex", "jsonpath"});
  }

  /// An expression, and where `.member` and `[n]` lead to from it.
  std::optional<Expression> context(const Node& node) const {
    const auto found = document_.optional(node, "context", json::value_t::string);
    if (found.value == nullptr) return std::nullopt;
    const auto text = found.value->get<std::string>();
    auto navigated = navigated_expression(text);
    if (!navigated || navigated->navigation.empty()) return expressions_.read(found, "'context'");
    auto& expression = navigated->base;
    expressions_.check(expression, found.place);
    const auto fragment = expression.text.find('#') == std::string::npos ? "#" : "";
    warn(found.place, "other tools do not read '" + text + "'; write " + expression.text +
                          fragment + navigated->navigation.to_string());
    expression.pointer = std::move(expression.pointer) / navigated->navigation;
    expression.text = text;
    return std::move(expression);
  }

  Condition simple(std::string text, const JsonPointer& place) const {
    auto condition = sound(Condition::parse(std::move(text)), place);
    for (const auto& expression : condition.expressions()) expressions_.check(expression, place);
    for (const auto& warning : condition.warnings()) warn(place, warning);
    return condition;
  }

  /// The condition, or the complaint why there is none.
  template <class Kind>
  Kind sound(std::variant<Kind, ConditionError> parsed, const JsonPointer& place) const {
    if (const auto* const error = std::get_if<ConditionError>(&parsed)) refuse(*error, place);
    return std::get<Kind>(std::move(parsed));
  }

  [[noreturn]] void refuse(const ConditionError& error, const JsonPointer& place) const {
    const auto where = error.column == 0 ? std::string()
                                         : "the condition does not parse at character " +
                                               std::to_string(error.column) + ": ";
    document_.refuse(place, "condition", where + error.problem, error.fix);
  }

  void read_extension(const Node& node, Weight& weight) const {
    const auto extension = document_.optional(node, "x-contract", json::value_t::object);
    if (extension.value == nullptr) return;
    document_.demand_shape(extension, shapes().contract_of_criterion);
    read_weight(document_, extension, weight);
  }

  void warn(const JsonPointer& place, std::string text) const {
    suite_.warnings.push_back({suite_.place(place), std::move(text)});
  }

  const SuiteDocument& document_;
  Suite& suite_;
  ExpressionCheck expressions_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
