#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "../../contract.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../expression.hpp"
#include "expression_parser.hpp"
#include "json_value_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE std::optional<Expression> Expression::parse(std::string_view text) {
  return detail::ExpressionParser(text).parse();
}

namespace detail {

inline JsonValue value_of(const JsonValues& values, const std::string& name) {
  const auto found = values.find(name);
  return found == values.end() ? nullptr : found->second;
}

inline JsonValue header_value(const Headers& headers, const std::string& name) {
  const auto* value = headers.first(name);
  return value == nullptr ? nullptr : json_value(*value);
}

inline JsonValue request_value(const Expression& expression, const StepExchange& step) {
  if (expression.part == "header") {
    return header_value(step.exchange.request.headers, expression.name);
  }
  if (expression.part == "query") return value_of(step.query, expression.name);
  if (expression.part == "path") return value_of(step.path, expression.name);
  return expression.part == "body" ? step.request_body : nullptr;
}

inline JsonValue response_value(const Expression& expression, const StepExchange& step) {
  if (expression.part == "header") {
    return header_value(step.exchange.response.headers, expression.name);
  }
  return expression.part == "body" ? step.response_body : nullptr;
}

inline JsonValue exchange_value(const Expression& expression, const StepExchange& step) {
  switch (expression.root) {
    case Expression::Root::Url:
      return json_value(step.url);
    case Expression::Root::Method:
      return json_value(step.exchange.request.method);
    case Expression::Root::StatusCode:
      return json_value(step.exchange.response.status);
    case Expression::Root::Request:
      return request_value(expression, step);
    case Expression::Root::Response:
      return response_value(expression, step);
    default:
      return nullptr;
  }
}

inline JsonValue value_of(const std::map<std::string, JsonValues>& owners,
                          const Expression& expression) {
  const auto owner = owners.find(expression.owner);
  return owner == owners.end() ? nullptr : value_of(owner->second, expression.name);
}

inline JsonValue workflow_value(const Expression& expression, const Scope& scope) {
  const auto done = scope.workflows.find(expression.owner);
  if (done == scope.workflows.end()) return nullptr;
  const auto& values = done->second;
  return value_of(expression.part == "inputs" ? values.inputs : values.outputs, expression.name);
}

/// The value that the expression names, its pointer left aside.
inline JsonValue base_value(const Expression& expression, const Scope& scope) {
  switch (expression.root) {
    case Expression::Root::Inputs:
      return value_of(scope.inputs, expression.name);
    case Expression::Root::Outputs:
      return value_of(scope.outputs, expression.name);
    case Expression::Root::Steps:
      return value_of(scope.steps, expression);
    case Expression::Root::SourceDescriptions:
      return value_of(scope.sources, expression);
    case Expression::Root::Workflows:
      return workflow_value(expression, scope);
    case Expression::Root::Self:
      return scope.self;
    default:
      return scope.exchange ? exchange_value(expression, *scope.exchange) : nullptr;
  }
}

/// The value at a place within another, sharing its ownership.
inline JsonValue value_at(const JsonValue& whole, const JsonPointer& place) {
  if (whole == nullptr) return nullptr;
  const json* found = json_at(*whole, place);
  return found == nullptr ? nullptr : JsonValue(whole, found);
}

}  // namespace detail

KIZEN_INLINE JsonValue evaluate(const Expression& expression, const Scope& scope) {
  return detail::value_at(detail::base_value(expression, scope), expression.pointer);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
