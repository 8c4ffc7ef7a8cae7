#include <fmt/format.h>

#include <kizen/check.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command.hpp"
#include "contract_option.hpp"
#include "contract_text.hpp"
#include "operation_name.hpp"
#include "operation_text.hpp"
#include "rule_text.hpp"

namespace kizen_tool {
namespace {

struct ExplainOptions {
  ContractOptions contract;
  std::optional<std::string> name;
};

kizen::ContractError unknown_name(const kizen::Contract& contract, const std::string& name) {
  auto known = operation_ids(contract);
  for (const auto& operation : contract.operations()) {
    known.push_back(operation.method + " " + operation.path);
  }
  for (const auto& rule : kizen::rules()) known.emplace_back(rule.id);
  const auto near = kizen::detail::did_you_mean(name, known);
  return {{},
          "explain.name",
          "'" + name + "' is neither an operation of " + contract.name() + " nor a rule",
          (near.empty() ? "" : near + " ") + "explain without a name lists both"};
}

std::string explanation(const kizen::Checker& checker, const std::string& name) {
  if (const auto* operation = find_operation(checker, name)) {
    return operation_text(checker, *operation);
  }
  if (const auto* rule = kizen::find_rule(name)) return rule_text(*rule);
  throw unknown_name(checker.contract(), name);
}

ExitCode explain(const ExplainOptions& options) {
  const kizen::Checker checker(contract_of(options.contract));
  fmt::print("{}", options.name ? explanation(checker, *options.name) : contract_text(checker));
  return Kept;
}

}  // namespace

Command add_explain(CLI::App& app) {
  auto options = std::make_shared<ExplainOptions>();
  auto* command =
      app.add_subcommand("explain", "Say what the contract, an operation or a rule asks");
  command->footer(
      "Without a name: what the contract is, what in it is not checked, and every name.\n"
      "Examples:\n"
      "  kizen-contract explain\n"
      "  kizen-contract explain records_upsert_create\n"
      "  kizen-contract explain 'POST /api/records/deals/search'\n"
      "  kizen-contract explain response.body.schema\n"
      "  kizen-contract explain --contract openapi.yaml");
  command->add_option("NAME", options->name, "An operationId, 'METHOD /path', or the id of a rule")
      ->type_name("");
  add_contract_option(*command, options->contract);
  return [options]() { return explain(*options); };
}

}  // namespace kizen_tool
