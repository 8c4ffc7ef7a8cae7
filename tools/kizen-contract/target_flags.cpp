#include <string>
#include <utility>
#include <vector>

#include "target_option.hpp"
#include "tenant_option.hpp"

namespace kizen_tool {
namespace {

/// What a flag that only a profile's member stands behind is called, and what it takes.
void add_seconds(CLI::App& app, const std::string& name,
                 std::optional<std::chrono::milliseconds>& value, const std::string& text) {
  constexpr double a_day = 86'400;
  app.add_option_function<double>(
         name,
         [&value](double given) {
           value = std::chrono::milliseconds(static_cast<long>(given * 1000));
         },
         text)
      ->check(CLI::Range(0.001, a_day))
      ->type_name("SECONDS");
}

void add_files(CLI::App& app, TargetOptions& options) {
  app.add_option("--config", options.config,
                 "File of profiles; else kizen-contract.yaml, where the working directory has one")
      ->check(CLI::ExistingFile)
      ->type_name("FILE");
  app.add_option("--ca-file", options.ca_file, "PEM file to trust instead of the system's")
      ->type_name("FILE");
  auto* certificate = app.add_option("--client-certificate", options.client_certificate,
                                     "PEM file to show to the target")
                          ->type_name("FILE");
  auto* key =
      app.add_option("--client-key", options.client_key, "PEM file of its key")->type_name("FILE");
  certificate->needs(key);
  key->needs(certificate);
}

void add_limits(CLI::App& app, TargetOptions& options) {
  add_seconds(app, "--connect-timeout", options.connect_timeout, "How long connecting may take");
  add_seconds(app, "--read-timeout", options.read_timeout,
              "How long nothing may come of a response");
  add_seconds(app, "--exchange-timeout", options.exchange_timeout,
              "How long a whole exchange may take");
  app.add_option_function<double>(
         "--requests-per-second", [&options](double given) { options.requests_per_second = given; },
         "How many requests a second may be sent")
      ->check([](const std::string& text) {
        return CLI::PositiveNumber(text).empty() ? "" : "'" + text + "' is no number above 0";
      })
      ->type_name("NUMBER");
  app.add_option_function<std::string>(
         "--writes",
         [&options](const std::string& word) { options.writes = kizen::parse_writes(word); },
         "Which writes are sent: none, those that touch what the run itself makes, or all")
      ->check(CLI::IsMember({"refused", "scratch", "allowed"}))
      ->type_name("refused|scratch|allowed");
}

}  // namespace

void add_target_options(CLI::App& app, TargetOptions& options) {
  app.add_option("--target", options.target,
                 "builtin, the base URL of a tenant, the name of a profile, or served:FILE for a "
                 "tenant of `serve --detach`")
      ->default_val("builtin")
      ->type_name("builtin|URL|NAME|served:FILE");
  add_files(app, options);
  app.add_option("--proxy", options.proxy,
                 "HTTP proxy on the way to it, in place of what profile or environment name")
      ->type_name("URL|none");
  add_limits(app, options);
  add_tenant_options(app, options.tenant);
  options.command = &app;
}

std::vector<std::string> target_option_names() {
  return {"--target",
          "--config",
          "--ca-file",
          "--client-certificate",
          "--client-key",
          "--proxy",
          "--connect-timeout",
          "--read-timeout",
          "--exchange-timeout",
          "--requests-per-second",
          "--writes",
          "--dialect",
          "--fault",
          "--latency",
          "--search-lag"};
}

}  // namespace kizen_tool
