#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <kizen/tenant.hpp>
#include <memory>
#include <stdexcept>
#include <string>

#include "command.hpp"
#include "detached_tenant.hpp"
#include "fault_option.hpp"
#include "output.hpp"
#include "signals.hpp"
#include "tenant_option.hpp"

namespace kizen_tool {
namespace {

std::string export_lines(const kizen::Credentials& credentials, const char* prefix) {
  return fmt::format("export {0}API_KEY={1}\nexport {0}BUSINESS_ID={2}\nexport {0}USER_ID={3}\n",
                     prefix, credentials.api_key, credentials.business_id, credentials.user_id);
}

/// Tells as comments what a shell that reads the credentials leaves out.
void tell_options(const kizen::TenantOptions& options, bool has_state) {
  if (options.seed_records > 0 && !has_state) {
    print("# {} deals and as many contacts to start with in the first business\n",
          options.seed_records);
  }
  if (options.seed_records > 0 && has_state) {
    print("# --seed is left out: the records are those of {}\n", options.state_file);
  }
  if (!options.state_file.empty()) print("# records are kept in {}\n", options.state_file);
  if (options.latency.count() > 0) {
    print("# each response is held back for {} ms\n", options.latency.count());
  }
  if (options.search_lag.count() > 0) {
    print("# a write shows in searches after {} ms\n", options.search_lag.count());
  }
  if (options.rate_limit > 0) {
    print("# {} requests a second for each business\n", options.rate_limit);
  }
  if (const auto* fault = kizen::fault_named(options.fault)) {
    print("# fault {} against {}: {}\n", fault->name, fault->rule, fault->sentence);
  }
  if (!options.certificate_file.empty()) {
    print("# https with the certificate {}\n", options.certificate_file);
  }
}

/// What the command line says.
struct ServeOptions {
  kizen::TenantOptions tenant;
  std::string detach;  ///< file of a tenant to leave behind
  std::string stop;    ///< file of a tenant to end
  bool lists = false;
};

ExitCode serve_here(const kizen::TenantOptions& options) {
  const SignalWait signals;
  const bool has_state = std::filesystem::exists(options.state_file);
  kizen::Tenant tenant(options);
  print("listening on {}\n", tenant.url());
  tell_options(options, has_state);
  print_demo_credentials(export_lines(tenant.credentials(0), "KIZEN_") +
                         export_lines(tenant.credentials(1), "KIZEN_OTHER_"));
  print("export KIZEN_READER_USER_ID={}\n", tenant.reader_credentials(0).user_id);
  flush_output();
  signals.wait();
  tenant.close();
  return Kept;
}

ExitCode serve(const ServeOptions& options) {
  try {
    if (!options.stop.empty()) return stop_detached(options.stop);
    if (!options.detach.empty()) return serve_detached(options.tenant, options.detach);
    return serve_here(options.tenant);
  } catch (const kizen::ContractError&) {
    throw;
  } catch (const std::runtime_error& error) {
    print_error("kizen-contract: {}\n", error.what());
    return CouldNotRun;
  }
}

void add_records_options(CLI::App& command, kizen::TenantOptions& options) {
  command
      .add_option("--seed", options.seed_records,
                  "Deals, and as many contacts, that the first business starts with")
      ->check(CLI::Range(0, 1'000'000))
      ->type_name("N");
  command
      .add_option(
          "--state", options.state_file,
          "File to take the records from, if it is there (then without --seed), and to keep "
          "them in at the end")
      ->type_name("FILE");
}

/// What is wrong with the name of a file; empty where nothing is.
std::string naming_problem(const std::string& file) { return file.empty() ? "name a file" : ""; }

/// A process of its own, and its end.
void add_detached_options(CLI::App& command, ServeOptions& options) {
  auto* detach = command
                     .add_option("--detach", options.detach,
                                 "Serve in a process of its own that writes its URL to this file, "
                                 "and return once it listens; `run --target served:FILE` finds it")
                     ->check(naming_problem)
                     ->type_name("FILE");
  auto* stop = command
                   .add_option("--stop", options.stop,
                               "End the tenant that --detach has left with this file, if it runs")
                   ->check(naming_problem)
                   ->type_name("FILE");
  stop->excludes(detach);
}

/// A tenant that misbehaves may hold what no state file can.
void refuse_state_of_a_fault(CLI::App& command) {
  command.get_option("--state")->excludes(command.get_option("--fault"));
}

void add_network_options(CLI::App& command, kizen::TenantOptions& options) {
  command
      .add_option("--rate-limit", options.rate_limit,
                  "Requests a second of each business; one more is answered with 429. 0 for any")
      ->check(CLI::Range(0, 1'000'000))
      ->type_name("N");
  auto* certificate = command
                          .add_option("--certificate", options.certificate_file,
                                      "Serve https with this certificate, or chain of them (PEM)")
                          ->check(CLI::ExistingFile)
                          ->type_name("FILE");
  auto* key = command.add_option("--key", options.key_file, "The key of the certificate (PEM)")
                  ->check(CLI::ExistingFile)
                  ->type_name("FILE");
  certificate->needs(key);
  key->needs(certificate);
}

}  // namespace

Command add_serve(CLI::App& app) {
  auto options = std::make_shared<ServeOptions>();
  auto& tenant = options->tenant;
  auto* command = app.add_subcommand("serve", "Serve the built-in tenant until interrupted");
  command->footer(
      "Prints its URL, then demonstration credentials as shell lines.\n"
      "Examples:\n"
      "  kizen-contract serve --port 8080\n"
      "  kizen-contract serve --dialect observed --fault lookup-folds-case\n"
      "  kizen-contract serve --state tenant.state --search-lag 500\n"
      "  kizen-contract run suites --target http://127.0.0.1:8080\n"
      "  kizen-contract serve --detach tenant.json\n"
      "  kizen-contract serve --stop tenant.json");
  command->add_option("--host", tenant.host, "Address to listen on")->capture_default_str();
  command->add_option("--port", tenant.port, "Port; 0 takes any that is free")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  add_tenant_options(*command, tenant);
  add_records_options(*command, tenant);
  add_network_options(*command, tenant);
  refuse_state_of_a_fault(*command);
  add_detached_options(*command, *options);
  command->add_flag("--list-faults", options->lists, "Print the ways to misbehave, and end");
  return [options]() {
    if (!options->lists) return serve(*options);
    list_faults();
    return Kept;
  };
}

}  // namespace kizen_tool
