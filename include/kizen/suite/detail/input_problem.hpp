#pragma once

#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "../inputs.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How a value fails a schema; empty where it does not.
inline std::string schema_problem(const Schema& schema, const std::string& name,
                                  const json& value) {
  const auto findings = schema.check(value);
  if (findings.valid) return {};
  if (findings.violations.empty()) return name + " cannot be checked";
  const auto& first = findings.violations.front();
  const auto place = first.instance.empty() ? name : first.instance.to_string() + " of " + name;
  return place + ": expected " + first.expected + ", actual " + first.actual;
}

/// How a value fails its input; empty where it does not.
inline std::string input_problem(const Input& input, const json& value) {
  return schema_problem(input.schema, "input '" + input.name + "'", value);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
