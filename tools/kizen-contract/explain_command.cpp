#include <kizen/check.hpp>
#include <kizen/records.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command.hpp"
#include "contract_option.hpp"
#include "contract_text.hpp"
#include "difference_text.hpp"
#include "document_file.hpp"
#include "one_line.hpp"
#include "operation_name.hpp"
#include "operation_text.hpp"
#include "output.hpp"
#include "rule_text.hpp"
#include "schema_text.hpp"

namespace kizen_tool {
namespace {

struct ExplainOptions {
  ContractOptions contract;
  std::optional<std::string> name;
};

kizen::ContractError no_schema(const kizen::Contract& contract, const std::string& place) {
  return {{},
          "explain.name",
          "nothing at '" + place + "' of " + contract.name() + " is a schema",
          "explain without a name lists the schemas"};
}

kizen::ContractError unknown_name(const kizen::Contract& contract, const std::string& name) {
  auto known = operation_ids(contract);
  for (const auto& operation : contract.operations()) {
    known.push_back(operation.method + " " + operation.path);
  }
  for (const auto& rule : kizen::rules()) known.emplace_back(rule.id);
  for (const auto& rule : kizen::lint_rules()) known.emplace_back(rule.id);
  for (const auto& schema : schema_names(contract)) known.push_back(schema);
  const auto near = kizen::detail::did_you_mean(name, known);
  return {{},
          "explain.name",
          "'" + name + "' is no operation or schema of " + contract.name() +
              ", no rule and no known difference",
          (near.empty() ? "" : near + " ") + "explain without a name lists them"};
}

/// Names, as many a line as fit in 100 columns.
std::string wrapped(const std::vector<std::string>& names) {
  std::string text;
  std::string line = " ";
  for (const auto& name : names) {
    if (line.size() + name.size() > 98) {
      add_line(text, line);
      line = " ";
    }
    line += " " + name;
  }
  add_line(text, line);
  return text;
}

std::vector<std::string> lint_rule_ids() {
  std::vector<std::string> ids;
  for (const auto& rule : kizen::lint_rules()) ids.emplace_back(rule.id);
  return ids;
}

/// The overlays whose differences have names: the embedded one, and those of the command line.
std::vector<kizen::Overlay> overlays_of(const ExplainOptions& options) {
  std::vector<kizen::Overlay> all = {kizen::records_differences()};
  for (const auto& file : options.contract.overlays) {
    all.push_back(kizen::Overlay::from(read_document(file)));
  }
  return all;
}

std::string explanation(const kizen::Checker& checker, const ExplainOptions& options,
                        const std::string& name) {
  if (const auto* operation = find_operation(checker, name)) {
    return operation_text(checker, *operation);
  }
  if (const auto* rule = kizen::find_rule(name)) return rule_text(*rule);
  if (const auto* rule = kizen::find_lint_rule(name)) return rule_text(*rule);
  if (const auto place = find_schema(checker.contract(), name)) {
    return schema_text(checker.contract(), *place);
  }
  for (const auto& overlay : overlays_of(options)) {
    if (overlay.action(name) != nullptr) {
      return difference_text(overlay, name, checker.contract());
    }
  }
  if (kizen::detail::starts_with(name, "#")) throw no_schema(checker.contract(), name);
  throw unknown_name(checker.contract(), name);
}

ExitCode explain(const ExplainOptions& options) {
  const kizen::Checker checker(contract_of(options.contract));
  if (options.name) {
    print("{}", explanation(checker, options, *options.name));
    return Kept;
  }
  print("{}", contract_text(checker));
  const auto schemas = schema_names(checker.contract());
  if (!schemas.empty()) print("\nschemas\n{}", wrapped(schemas));
  print("\nrules of lint\n{}", wrapped(lint_rule_ids()));
  for (const auto& overlay : overlays_of(options)) {
    if (!overlay.ids().empty()) print("\n{}", differences_text(overlay));
  }
  return Kept;
}

}  // namespace

Command add_explain(CLI::App& app) {
  auto options = std::make_shared<ExplainOptions>();
  auto* command = app.add_subcommand(
      "explain", "Say what the contract, an operation, a schema or a rule asks, or what differs");
  command->footer(
      "Without a name: what the contract is, what in it is not checked, and every name.\n"
      "Examples:\n"
      "  kizen-contract explain\n"
      "  kizen-contract explain records_upsert_create\n"
      "  kizen-contract explain 'POST /api/records/deals/search'\n"
      "  kizen-contract explain response.body.schema\n"
      "  kizen-contract explain unused-input\n"
      "  kizen-contract explain ErrorResponse\n"
      "  kizen-contract explain '#/components/schemas/Fields' --contract observed\n"
      "  kizen-contract explain D6\n"
      "  kizen-contract explain --contract openapi.yaml");
  command
      ->add_option("NAME", options->name,
                   "An operationId, 'METHOD /path', a schema, or the id of a rule or difference")
      ->type_name("");
  add_contract_option(*command, options->contract);
  return [options]() { return explain(*options); };
}

}  // namespace kizen_tool
