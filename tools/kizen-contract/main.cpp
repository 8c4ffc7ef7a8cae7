#include <CLI/CLI.hpp>
#include <exception>
#include <kizen/core.hpp>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "command.hpp"
#include "loading_errors.hpp"
#include "one_line.hpp"
#include "output.hpp"
#include "signals.hpp"

namespace {

using kizen_tool::Command;
using kizen_tool::ExitCode;

/// Runs the subcommand that the command line named.
ExitCode run_parsed(const CLI::App& app, const std::vector<std::pair<const char*, Command>>& all) {
  for (const auto& [name, command] : all) {
    if (app.got_subcommand(name)) return command();
  }
  return kizen_tool::Usage;
}

int main_or_throw(int argc, char** argv) {
  CLI::App app("Holds a Records API to its contract.", "kizen-contract");
  app.set_version_flag("--version", "kizen-contract " KIZEN_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Exit status: 0 kept, 1 usage, 2 unusable contract or suite, 3 could not run,\n"
      "4 a promise was broken, 5 only waived (--strict-waivers), 70 internal error, 130 "
      "interrupted after teardown.");
  const std::vector<std::pair<const char*, Command>> commands = {
      {"run", kizen_tool::add_run(app)},         {"serve", kizen_tool::add_serve(app)},
      {"list", kizen_tool::add_list(app)},       {"check", kizen_tool::add_check(app)},
      {"explain", kizen_tool::add_explain(app)}, {"drift", kizen_tool::add_drift(app)},
      {"waive", kizen_tool::add_waive(app)},     {"lint", kizen_tool::add_lint(app)},
      {"mutate", kizen_tool::add_mutate(app)},   {"sweep", kizen_tool::add_sweep(app)},
      {"merge", kizen_tool::add_merge(app)},     {"smoke", kizen_tool::add_smoke(app)},
      {"target", kizen_tool::add_target(app)},
  };
  try {
    app.parse(argc, argv);
    return run_parsed(app, commands);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, kizen_tool::out(), kizen_tool::err()) == 0 ? kizen_tool::Kept
                                                                      : kizen_tool::Usage;
  }
}

/// What it means that something cannot be used: the suite or contract, the target, the command.
ExitCode exit_code(const kizen::ContractError& error) {
  if (error.rule() == "target.url" || error.rule() == "target.name" ||
      error.rule() == "explain.name")
    return kizen_tool::Usage;
  return error.rule() == "target.credentials" ? kizen_tool::CouldNotRun : kizen_tool::Unusable;
}

/// What nobody caught: mostly a fault of this program, or that its reader has gone.
ExitCode unforeseen(const std::exception& error) {
  const auto* of_system = dynamic_cast<const std::system_error*>(&error);
  if (of_system != nullptr && of_system->code() == std::errc::broken_pipe) {
    kizen_tool::print_error("kizen-contract: nobody reads what it writes\n");
    return kizen_tool::CouldNotRun;
  }
  kizen_tool::print_error("kizen-contract: internal error: {}\n",
                          kizen_tool::one_line(error.what()));
  return kizen_tool::Internal;
}

}  // namespace

int main(int argc, char** argv) {
  kizen_tool::outlive_closed_pipes();
  kizen_tool::register_environment_secrets();
  try {
    const int code = main_or_throw(argc, argv);
    kizen_tool::close_output();
    return code;
  } catch (const kizen::ContractErrors& errors) {
    kizen_tool::print_error("{}", kizen_tool::loading_errors_text(errors));
    return exit_code(errors);
  } catch (const kizen::ContractError& error) {
    kizen_tool::print_error("kizen-contract: {}\n", kizen_tool::one_line(error.what()));
    return exit_code(error);
  } catch (const std::exception& error) {
    return unforeseen(error);
  }
}
