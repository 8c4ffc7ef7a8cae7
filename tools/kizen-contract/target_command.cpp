
#include <algorithm>
#include <filesystem>
#include <kizen/run.hpp>
#include <memory>

#include "command.hpp"
#include "one_line.hpp"
#include "output.hpp"
#include "target_check.hpp"
#include "target_option.hpp"

namespace kizen_tool {
namespace {

struct TargetCommandOptions {
  TargetOptions check;
  std::string config;
  const CLI::App* list = nullptr;
};

const char* word_of(TargetFinding::Kind kind) {
  switch (kind) {
    case TargetFinding::Kind::Good:
      return "ok";
    case TargetFinding::Kind::Warning:
      return "warning";
    case TargetFinding::Kind::Wrong:
      return "wrong";
  }
  return "";
}

ExitCode check(const TargetOptions& options) {
  const auto place = place_of_target(options);
  const auto url = place.target.origin() + place.target.base_path;
  print("{}\n", place.profile.empty() ? url : place.profile + ", " + url);
  const auto findings = TargetCheck(place).run();
  for (const auto& one : findings) {
    print("{:<8} {:<12} {}\n", word_of(one.kind), one.subject, one_line(one.text));
  }
  const auto wrong = std::count_if(findings.begin(), findings.end(), [](const auto& one) {
    return one.kind == TargetFinding::Kind::Wrong;
  });
  if (wrong > 0) {
    print("not usable as it is\n");
    return CouldNotRun;
  }
  print("usable\n");
  return Kept;
}

void print_profile(const Profile& profile) {
  const auto writes = profile.writes.value_or(usual_writes(profile.target, false));
  print("{}  {}{}, writes {}\n", profile.name, profile.target.origin(), profile.target.base_path,
        to_string(writes));
  for (const auto& [variable, reference] : profile.credentials) {
    print("  {:<24} {}: {}\n", variable, one_line(reference.to_string()),
          reference.is_set() ? "set" : "not set");
  }
  if (profile.proxy.reference) {
    print("  {:<24} {}: {}\n", "proxy", one_line(profile.proxy.reference->to_string()),
          profile.proxy.reference->is_set() ? "set" : "not set");
  }
}

ExitCode list(const std::string& config) {
  print("builtin  the tenant within this program, writes allowed\n");
  std::error_code ignored;
  if (config.empty() && !std::filesystem::exists(default_profile_file, ignored)) {
    print("no profiles: no {} is here\n", default_profile_file);
    return Kept;
  }
  const auto file = read_profiles(config.empty() ? default_profile_file : config);
  for (const auto& profile : file.profiles) print_profile(profile);
  return Kept;
}

}  // namespace

Command add_target(CLI::App& app) {
  auto options = std::make_shared<TargetCommandOptions>();
  auto* command = app.add_subcommand("target", "Look at targets and their profiles");
  command->require_subcommand(1);
  auto* checks = command->add_subcommand(
      "check", "Say what of a target can be reached, and what its credentials permit");
  checks->footer(
      "Sends at most five requests, which only read. Ends with 0 where the target is usable, and\n"
      "with 3 where it cannot be reached, TLS fails, credentials are refused or an object is not "
      "there.\n"
      "Examples:\n"
      "  kizen-contract target check --target staging\n"
      "  kizen-contract target check --target https://staging.example --ca-file ca.pem");
  add_target_options(*checks, options->check);
  auto* lists =
      command->add_subcommand("list", "List the profiles, and whether what they refer to is set");
  lists->footer(
      "Examples:\n"
      "  kizen-contract target list\n"
      "  kizen-contract target list --config ci/kizen-contract.yaml");
  lists
      ->add_option("--config", options->config,
                   "File of profiles; else kizen-contract.yaml of the working directory")
      ->check(CLI::ExistingFile)
      ->type_name("FILE");
  options->list = lists;
  return [options]() {
    return options->list->parsed() ? list(options->config) : check(options->check);
  };
}

}  // namespace kizen_tool
