#include <fmt/format.h>

#include <cstdio>
#include <kizen/tenant.hpp>
#include <memory>

#include "command.hpp"
#include "dialect_option.hpp"
#include "signals.hpp"

namespace kizen_tool {
namespace {

void tell_credentials(const kizen::Tenant& tenant, std::size_t business, const char* prefix) {
  const auto& credentials = tenant.credentials(business);
  fmt::print("export {}API_KEY={}\n", prefix, credentials.api_key);
  fmt::print("export {}BUSINESS_ID={}\n", prefix, credentials.business_id);
  fmt::print("export {}USER_ID={}\n", prefix, credentials.user_id);
}

ExitCode serve(const kizen::TenantOptions& options) {
  const SignalWait signals;
  try {
    const kizen::Tenant tenant(options);
    fmt::print("listening on {}\n", tenant.url());
    tell_credentials(tenant, 0, "KIZEN_");
    tell_credentials(tenant, 1, "KIZEN_OTHER_");
    std::fflush(stdout);
    signals.wait();
  } catch (const std::system_error& error) {
    fmt::print(stderr, "kizen-contract: {}\n", error.what());
    return CouldNotRun;
  }
  return Kept;
}

}  // namespace

Command add_serve(CLI::App& app) {
  auto options = std::make_shared<kizen::TenantOptions>();
  auto* command = app.add_subcommand("serve", "Serve the built-in tenant until interrupted");
  command->footer(
      "Prints its URL, then demonstration credentials as shell lines.\n"
      "Examples:\n"
      "  kizen-contract serve --port 8080\n"
      "  kizen-contract serve --dialect observed\n"
      "  kizen-contract run suites --target http://127.0.0.1:8080");
  command->add_option("--host", options->host, "Address to listen on")->capture_default_str();
  command->add_option("--port", options->port, "Port; 0 takes any that is free")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  add_dialect_option(*command, [options](kizen::TenantDialect name) { options->dialect = name; });
  return [options]() { return serve(*options); };
}

}  // namespace kizen_tool
