#include <fmt/format.h>

#include <algorithm>
#include <kizen/check.hpp>
#include <memory>
#include <string>
#include <vector>

#include "check_body.hpp"
#include "check_recordings.hpp"
#include "command.hpp"

namespace kizen_tool {
namespace {

struct CheckOptions {
  ContractOptions contract;
  std::vector<std::string> deviations;
  WaiverOptions waivers;
  BodyOptions body;
  RecordingOptions recordings;
  CheckReportOptions reports;
};

void demand_one_input(const std::vector<std::string>& files) {
  if (std::count(files.begin(), files.end(), "-") < 2) return;
  throw CLI::ValidationError("FILE", "standard input, -, can be read once");
}

/// What is said of one body, or of recordings, but not of both.
void demand_one_kind(const CheckOptions& options) {
  const bool is_body = !options.body.operation.empty();
  if (!is_body && options.recordings.files.empty()) {
    throw CLI::RequiredError(
        "a recording, or --operation ID with --request FILE or --status N FILE,");
  }
  if (!is_body) return demand_one_input(options.recordings.files);
  const auto files = options.recordings.files.size();
  if (files > 1) throw CLI::ValidationError("FILE", "--operation checks one body, of one FILE");
  if (options.body.request_file.empty() && (options.body.status == 0 || files == 0)) {
    throw CLI::RequiredError("--request FILE, or --status N FILE,");
  }
  if (!options.reports.reports.empty() || !options.recordings.base_url.empty()) {
    throw CLI::ExcludesError("--operation", "--report and --base-url, which are for recordings");
  }
}

ExitCode check(CheckOptions options) {
  demand_one_kind(options);
  const auto contract = contract_of(options.contract);
  const kizen::Checker checker(contract,
                               differences_of(options.deviations, {"--deviation", 0, 0, {}}));
  const auto ledger = ledger_of(options.waivers, contract);
  if (options.body.operation.empty()) {
    return check_recordings(checker, ledger, options.recordings, options.reports,
                            options.waivers.strict);
  }
  if (!options.recordings.files.empty()) options.body.response_file = options.recordings.files[0];
  return check_body(checker, ledger, options.body, options.waivers.strict);
}

void add_body_options(CLI::App& command, BodyOptions& options) {
  auto* operation =
      command.add_option("--operation", options.operation,
                         "Check one body: operationId, or 'METHOD /path', that it belongs to");
  operation->type_name("ID");
  auto* request = command.add_option("--request", options.request_file,
                                     "File with a request body; - is standard input");
  request->needs(operation)->excludes(command.get_option("FILE"))->type_name("FILE");
  operation->excludes(command.get_option("--max-unchecked"));
  command.add_option("--status", options.status, "Status of the response whose body FILE is")
      ->needs(operation)
      ->excludes(request)
      ->check(CLI::Range(100, 599))
      ->type_name("N");
  command
      .add_option("--content-type", options.content_type,
                  "Media type of the response's body; else by the file's name, and JSON where that "
                  "says nothing")
      ->needs(operation)
      ->excludes(request)
      ->type_name("TYPE");
}

}  // namespace

Command add_check(CLI::App& app) {
  auto options = std::make_shared<CheckOptions>();
  auto* command = app.add_subcommand("check", "Check recorded exchanges, or one body, offline");
  command->footer(
      "Recordings are HAR 1.2, of browsers, proxies and Playwright, or NDJSON: one exchange a "
      "line,\n"
      "  {\"request\": {\"method\", \"url\", \"headers\", \"json\"}, \"response\": {\"status\", "
      "...}}.\n"
      "Examples:\n"
      "  kizen-contract check traffic.har --base-url https://staging.example\n"
      "  kizen-contract check traffic.har --contract observed --report junit=out.xml\n"
      "  kizen-contract check --operation records_search_create --status 200 page.json\n"
      "  kizen-contract check --operation records_add_create --request body.json\n"
      "  curl ... | kizen-contract check --operation records_retrieve --status 200 -");
  command
      ->add_option("FILE", options->recordings.files,
                   "Recordings, or the one body; - is standard input")
      ->type_name("FILE");
  add_contract_option(*command, options->contract);
  add_waiver_options(*command, options->waivers);
  add_base_url_option(*command, options->recordings);
  add_check_report_options(*command, options->reports);
  add_body_options(*command, options->body);
  command
      ->add_option("--deviation", options->deviations,
                   "Difference that a request may rely on, such as D6 (repeatable)")
      ->allow_extra_args(false)
      ->type_name("ID");
  return [options]() { return check(*options); };
}

}  // namespace kizen_tool
