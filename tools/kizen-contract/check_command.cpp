#include <fmt/format.h>

#include <iostream>
#include <iterator>
#include <kizen/check.hpp>
#include <memory>
#include <sstream>
#include <vector>

#include "command.hpp"
#include "contract_option.hpp"
#include "one_line.hpp"
#include "operation_name.hpp"

namespace kizen_tool {
namespace {

struct CheckOptions {
  ContractOptions contract;
  std::string operation;
  int status = 0;
  std::string response_file;
  std::string request_file;
  std::vector<std::string> deviations;
};

std::string body_of(const std::string& path) {
  if (path != "-") return kizen::detail::file_text(path);
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

const kizen::Operation& operation_of(const kizen::Checker& checker, const std::string& name) {
  if (const auto* operation = find_operation(checker, name)) return *operation;
  const auto ids = operation_ids(checker.contract());
  const auto near = kizen::detail::did_you_mean(name, ids);
  throw kizen::ContractError(
      {checker.contract().name(), 0, 0, {}}, "contract.operation_id",
      "no operation is called '" + name + "'",
      (near.empty() ? "" : near + " ") + "known are " + kizen::detail::joined(ids, ", "));
}

ExitCode check(const CheckOptions& options) {
  const kizen::Checker checker(contract_of(options.contract),
                               differences_of(options.deviations, {"--deviation", 0, 0, {}}));
  const auto& operation = operation_of(checker, options.operation);
  const auto report =
      options.request_file.empty()
          ? checker.check_response_body(operation, options.status, body_of(options.response_file))
          : checker.check_request_body(operation, body_of(options.request_file));
  for (const auto& note : checker.notes()) fmt::print("note: {}\n", one_line(note));
  std::ostringstream text;
  text << report;
  fmt::print("{}", text.str());
  return report.ok() ? Kept : Broken;
}

}  // namespace

Command add_check(CLI::App& app) {
  auto options = std::make_shared<CheckOptions>();
  auto* command = app.add_subcommand("check", "Check one message that was saved to a file");
  command->footer(
      "Examples:\n"
      "  kizen-contract check --operation records_search_create --status 200 page.json\n"
      "  kizen-contract check --operation records_add_create --request body.json\n"
      "  curl ... | kizen-contract check --operation records_retrieve --status 200 -");
  add_contract_option(*command, options->contract);
  command
      ->add_option("--operation", options->operation,
                   "operationId, or 'METHOD /path', the message belongs to")
      ->required()
      ->type_name("ID");
  auto* request = command->add_option("--request", options->request_file,
                                      "File with a request body; - is standard input");
  request->type_name("FILE");
  auto* status = command->add_option("--status", options->status, "Status of the response");
  status->check(CLI::Range(100, 599))->type_name("N");
  auto* response = command->add_option("FILE", options->response_file,
                                       "File with a response body; - is standard input");
  response->needs(status)->excludes(request);
  status->needs(response);
  command
      ->add_option("--deviation", options->deviations,
                   "Difference that a request may rely on, such as D6 (repeatable)")
      ->type_name("ID");
  return [options]() {
    if (options->request_file.empty() && options->response_file.empty()) {
      throw CLI::RequiredError("--request FILE, or --status N FILE,");
    }
    return check(*options);
  };
}

}  // namespace kizen_tool
