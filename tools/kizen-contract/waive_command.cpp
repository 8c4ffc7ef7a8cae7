#include <fmt/format.h>

#include <filesystem>
#include <kizen/check.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "command.hpp"
#include "contract_option.hpp"
#include "document_file.hpp"
#include "one_line.hpp"
#include "output.hpp"
#include "replace_file.hpp"
#include "today.hpp"
#include "waivers_append.hpp"

namespace kizen_tool {
namespace {

struct WaiveOptions {
  std::string file;
  ContractOptions contract;
  std::optional<std::string> finding;
  std::optional<int> status;
  std::optional<std::size_t> max;
  /// What is given as text, by the name of the member.
  std::vector<std::pair<std::string, std::optional<std::string>>> texts;
};

kizen::json finding_entry(const std::string& text) {
  const auto finding = kizen::Fingerprint::parse(text);
  if (finding) return kizen::waiver_for(*finding);
  throw CLI::ValidationError(
      "--finding", "is not what a report prints: 'OPERATION STATUS RULE:KEYWORD #SCHEMA SHAPE'");
}

kizen::json entry_of(const WaiveOptions& options) {
  auto entry = options.finding ? finding_entry(*options.finding) : kizen::json::object();
  for (const auto& [name, value] : options.texts) {
    if (value) entry[name] = *value;
  }
  if (options.status) entry["status"] = *options.status;
  if (options.max) entry["max"] = *options.max;
  return entry;
}

/// The option that gave a member of the entry.
std::string option_of(const WaiveOptions& options, const std::string& member) {
  const bool is_said_apart =
      member == "id" || member == "reason" || member == "owner" || member == "expires";
  return options.finding && !is_said_apart ? "--finding" : "--" + member;
}

/// Refuses an entry by the option that is wrong, before there is a file to name.
void check_entry(const kizen::json& entry, const WaiveOptions& options,
                 const kizen::Contract& contract) {
  kizen::JsonSource source;
  source.document = std::make_shared<const kizen::json>(
      kizen::json{{"waivers", 1}, {"entries", kizen::json::array({entry})}});
  try {
    const auto waiver = kizen::Waivers::from(source, contract).entries().front();
    if (!(waiver.expires < today())) return;
    throw CLI::ValidationError("--expires", waiver.expires.to_string() + " has passed");
  } catch (const kizen::ContractError& error) {
    const auto place = error.place().to_string() + ": ";
    throw CLI::ValidationError(option_of(options, error.place().pointer.tokens().back()),
                               one_line(error.what()).substr(place.size()));
  }
}

std::string new_text(const std::string& file, const kizen::json& entry,
                     const kizen::Contract& contract) {
  if (!std::filesystem::exists(file)) return new_waivers_text(file, entry);
  const auto text = kizen::detail::file_text(file);
  kizen::Waivers::from(parse_document(text, file), contract);
  return extended_waivers_text(file, text, entry);
}

ExitCode waive(const WaiveOptions& options) {
  const auto contract = contract_of(options.contract);
  const auto entry = entry_of(options);
  check_entry(entry, options, contract);
  const auto text = new_text(options.file, entry, contract);
  const auto waivers = kizen::Waivers::from(parse_document(text, options.file), contract);
  replace_file(options.file, text);
  const auto& waiver = waivers.entries().back();
  std::string told;
  add_line(told, fmt::format("{}: {} waives {} until {}", waiver.place.to_string(), waiver.id,
                             waiver.rule, waiver.expires.to_string()));
  print("{}", told);
  return Kept;
}

std::string check_utf8(const std::string& text) {
  return kizen::detail::is_utf8(text) ? "" : "is not UTF-8";
}

CLI::Option* add_text(CLI::App& app, WaiveOptions& options, const std::string& member,
                      const char* what, const char* type) {
  for (auto& [name, value] : options.texts) {
    if (name != member) continue;
    return app.add_option("--" + name, value, what)->type_name(type)->check(check_utf8);
  }
  return nullptr;
}

void add_criteria(CLI::App& app, WaiveOptions& options) {
  auto* finding = app.add_option("--finding", options.finding,
                                 "The line beneath a violation in a report, in '...'");
  finding->type_name("FINDING")->check(check_utf8);
  std::vector<CLI::Option*> criteria = {
      add_text(app, options, "rule", "Id of the broken rule, such as response.body.schema", "RULE"),
      add_text(app, options, "operation", "Only in messages of this operationId", "ID"),
      app.add_option("--status", options.status, "Only in responses of this status")
          ->check(CLI::Range(100, 599))
          ->type_name("N"),
      add_text(app, options, "keyword", "Only of this keyword, such as type", "KEYWORD"),
      add_text(app, options, "schema", "Only by the schema here, such as '#/components/schemas/A'",
               "'#/...'"),
      add_text(app, options, "instance",
               "Only here in the message; * is any index or name, ** any number", "'/...'")};
  for (auto* criterion : criteria) criterion->excludes(finding);
}

}  // namespace

Command add_waive(CLI::App& app) {
  auto options = std::make_shared<WaiveOptions>();
  for (const char* const name :
       {"id", "rule", "operation", "keyword", "schema", "instance", "reason", "owner", "expires"}) {
    options->texts.emplace_back(name, std::nullopt);
  }
  auto* command = app.add_subcommand("waive", "Write down a finding that is allowed until a day");
  command->footer(
      "The entry is added to the file, which keeps all that is there; or a new file is made.\n"
      "Examples:\n"
      "  kizen-contract waive --file waivers.yaml --rule response.status.undeclared \\\n"
      "    --operation records_destroy --status 404 \\\n"
      "    --reason 'Not in the document yet.' --owner ann --expires 2030-12-31\n"
      "  kizen-contract waive --file waivers.yaml --reason 'Old records.' --owner ann \\\n"
      "    --expires 2030-12-31 --max 3 --finding \\\n"
      "    'records_retrieve 200 response.body.schema:type #/components/schemas/Fields /fields'");
  command
      ->add_option("--file", options->file,
                   "The waivers file: JSON where it ends in .json, else YAML")
      ->required()
      ->type_name("FILE");
  add_criteria(*command, *options);
  add_text(*command, *options, "reason", "Why it is allowed", "TEXT")->required();
  add_text(*command, *options, "owner", "Who answers for it", "NAME")->required();
  add_text(*command, *options, "expires", "The last day, in UTC, on which it is", "YYYY-MM-DD")
      ->required();
  command->add_option("--max", options->max, "How many findings a run may have of it")
      ->check(CLI::Range(1, 1'000'000'000))
      ->type_name("N");
  add_text(*command, *options, "id", "What reports call it; its number without", "ID");
  add_contract_option(*command, options->contract);
  return [options, command]() {
    if (!options->finding && command->count("--rule") == 0) {
      throw CLI::RequiredError("--rule RULE, or --finding 'FINDING',");
    }
    return waive(*options);
  };
}

}  // namespace kizen_tool
