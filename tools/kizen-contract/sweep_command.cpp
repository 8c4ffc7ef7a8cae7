#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <kizen/records.hpp>
#include <kizen/run.hpp>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "command.hpp"
#include "one_line.hpp"
#include "output.hpp"
#include "safety_option.hpp"
#include "signals.hpp"
#include "target_option.hpp"

namespace kizen_tool {
namespace {

struct SweepCommandOptions {
  TargetOptions target;
  std::vector<std::string> journals;
};

/// The journals that runs have left in the folder for them, in the order of their names.
std::vector<std::string> found_journals() {
  std::vector<std::string> found;
  std::error_code none_there;
  for (const auto& entry : std::filesystem::directory_iterator(journal_folder, none_there)) {
    if (entry.path().extension() == ".ndjson") found.push_back(entry.path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// Where a journal's run was made. A target that is given must be the same.
TargetPlace place_of(const kizen::Journal& journal, TargetOptions options) {
  const auto& header = journal.header();
  const bool is_given = options.command->get_option("--target")->count() > 0;
  if (!is_given) options.target = header.profile.empty() ? header.target : header.profile;
  auto place = place_of_target(options);
  const auto url = place.target.origin() + place.target.base_path;
  if (url != header.target) {
    throw CLI::ValidationError("--target", "it is " + url + ", but " + journal.path() + " is of " +
                                               header.target + "; leave it out");
  }
  return place;
}

kizen::SweepResult sweep(kizen::Journal& journal, const TargetPlace& place) {
  kizen::SweepOptions options;
  options.identities = place.identities();
  options.identities["own"] = place.target.credentials;
  options.interrupted = &interrupted_by_signal();
  return kizen::sweep(journal, kizen::records(), kizen::records_lifecycle(), place.target, options);
}

std::string sentence(const kizen::Journal& journal, const kizen::SweepResult& result) {
  const auto& header = journal.header();
  if (header.run.empty()) {
    return journal.path() + ": its run was killed before it made anything; nothing is left\n";
  }
  auto text =
      fmt::format("{}: run {} of {} at {}: {} removed, {} already gone", journal.path(), header.run,
                  header.started, header.target, result.removed.size(), result.already_gone);
  if (result.is_clean()) return text + "; nothing is left\n";
  text += fmt::format("; {} left:\n", result.left.size());
  for (const auto& left : result.left) {
    std::ostringstream line;
    line << left;
    text += "  " + one_line(line.str()) + "\n";
  }
  return text;
}

/// Whether nothing is left of a run.
///
/// @param is_found whether the journal was found, not named: it goes where it is of no more use
bool sweep(const std::string& path, const TargetOptions& target, bool is_found) {
  auto journal = kizen::Journal::open(path);
  const auto entries = journal.entries();
  const bool is_done = std::none_of(entries.begin(), entries.end(),
                                    [](const auto& entry) { return entry.is_open(); });
  const auto result = is_done ? kizen::SweepResult() : sweep(journal, place_of(journal, target));
  print("{}", sentence(journal, result));
  if (is_found && result.is_clean()) journal.discard();
  return result.is_clean();
}

ExitCode sweep(const SweepCommandOptions& options) {
  const bool is_found = options.journals.empty();
  const auto journals = is_found ? found_journals() : options.journals;
  if (journals.empty()) print("no journal in {}: nothing is left\n", journal_folder);
  bool is_clean = true;
  for (const auto& path : journals) {
    try {
      is_clean = sweep(path, options.target, is_found) && is_clean;
    } catch (const kizen::JournalError& error) {
      print_error("kizen-contract: {}\n", one_line(error.what()));
      is_clean = false;
    } catch (const kizen::ContractError& error) {
      print_error("kizen-contract: {}: {}\n", path, one_line(error.what()));
      is_clean = false;
    }
  }
  if (interrupted_by_signal()) return Interrupted;
  return is_clean ? Kept : CouldNotRun;
}

}  // namespace

Command add_sweep(CLI::App& app) {
  auto options = std::make_shared<SweepCommandOptions>();
  auto* command = app.add_subcommand("sweep", "Remove what runs have left that were killed");
  command->footer(
      "Reads the journals that runs keep while they write, removes what they say may still be\n"
      "there, and tells what is left. What a run noted without an id is looked for by the run's\n"
      "marker in its name; nothing without it is touched. May be done again at any time.\n"
      "Exit status: 0 nothing is left, 3 something is.\n"
      "Examples:\n"
      "  kizen-contract sweep\n"
      "  kizen-contract sweep .kizen-contract/kc1a2b3cx.ndjson");
  command->add_option("JOURNAL", options->journals,
                      std::string("Journals; without any, all in ") + journal_folder);
  add_target_options(*command, options->target);
  return [options]() { return sweep(*options); };
}

}  // namespace kizen_tool
