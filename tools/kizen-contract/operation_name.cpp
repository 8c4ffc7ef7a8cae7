#include "operation_name.hpp"

#include <variant>

namespace kizen_tool {

const kizen::Operation* find_operation(const kizen::Checker& checker, const std::string& name) {
  const auto& contract = checker.contract();
  if (const auto* operation = contract.operation(name)) return operation;
  for (const auto& operation : contract.operations()) {
    if (name == operation.method + " " + operation.path) return &operation;
  }
  const auto space = name.find(' ');
  if (space == std::string::npos) return nullptr;
  const auto found = checker.router().route(name.substr(0, space), name.substr(space + 1));
  const auto* route = std::get_if<kizen::Route>(&found);
  return route == nullptr ? nullptr : route->operation;
}

std::vector<std::string> operation_ids(const kizen::Contract& contract) {
  std::vector<std::string> ids;
  for (const auto& operation : contract.operations()) ids.push_back(operation.id);
  return ids;
}

}  // namespace kizen_tool
