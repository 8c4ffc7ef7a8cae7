#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <kizen/run.hpp>
#include <kizen/tenant.hpp>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "command.hpp"
#include "fault_option.hpp"
#include "mutation.hpp"
#include "mutation_report.hpp"
#include "one_line.hpp"
#include "output.hpp"
#include "replace_file.hpp"
#include "signals.hpp"
#include "suite_files.hpp"
#include "tenant_option.hpp"

namespace kizen_tool {
namespace {

struct MutateOptions {
  SuiteOptions suites;
  kizen::TenantDialect dialect = kizen::TenantDialect::Documented;
  FaultSelection faults;
  std::vector<std::string> reports;
  std::size_t jobs = 0;
  double min_score = 100;
};

/// Tells of a mutant as soon as those before it are told of.
void tell(const Mutant& mutant) {
  if (!mutant.killed) {
    print("SURVIVED  {:<34} {:<4} {}\n", mutant.fault.name, mutant.fault.rule,
          mutant.fault.sentence);
  } else {
    print("killed    {:<34} {:<4} {}\n", mutant.fault.name, mutant.fault.rule,
          mutant.killer.empty() ? mutant.how : mutant.suite + ": " + mutant.killer);
  }
  flush_output();
}

/// Mutants that several threads make, in the order of their faults.
class Mutants {
 public:
  Mutants(const Mutation& mutation, std::vector<kizen::Fault> faults,
          const std::atomic<bool>& interrupted)
      : interrupted_(interrupted),
        mutation_(mutation),
        faults_(std::move(faults)),
        made_(faults_.size()) {}

  /// Makes all, and tells of each; fewer where the run is interrupted.
  std::vector<Mutant> make(std::size_t jobs) {
    std::vector<std::thread> threads;
    threads.reserve(jobs);
    for (std::size_t n = 1; n < std::min(jobs, faults_.size()); ++n) {
      try {
        threads.emplace_back([this] { work(); });
      } catch (const std::system_error&) {
        break;  // no more threads are to be had; those that there are do it
      }
    }
    work();
    for (auto& thread : threads) thread.join();
    if (failure_) std::rethrow_exception(failure_);
    std::vector<Mutant> mutants;
    for (auto& one : made_) {
      if (one) mutants.push_back(std::move(*one));
    }
    return mutants;
  }

 private:
  void work() {
    for (auto n = next_++; n < faults_.size() && !interrupted_.load(); n = next_++) {
      try {
        auto mutant = mutation_.mutant(faults_[n]);
        if (!interrupted_.load()) note(n, std::move(mutant));
      } catch (...) {
        const std::lock_guard lock(mutex_);
        failure_ = std::current_exception();
        next_ = faults_.size();
      }
    }
  }

  void note(std::size_t n, Mutant mutant) {
    const std::lock_guard lock(mutex_);
    made_[n] = std::move(mutant);
    while (told_ < made_.size() && made_[told_]) tell(*made_[told_++]);
  }

  const std::atomic<bool>& interrupted_;
  const Mutation& mutation_;
  std::vector<kizen::Fault> faults_;
  std::vector<std::optional<Mutant>> made_;
  std::atomic<std::size_t> next_{0};
  std::size_t told_ = 0;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

/// Refuses reports that could not be written at the end.
void demand_writable(const std::vector<std::string>& reports) {
  for (const auto& report : reports) {
    try {
      const auto path = report.substr(report.find('=') + 1);
      const kizen::detail::FileBeside probe(path);  // writes nothing secret: nothing at all
    } catch (const std::system_error& error) {
      throw CLI::ValidationError("--report",
                                 report + " cannot be written: " + error.code().message());
    }
  }
}

/// Writes every report that was asked for.
void write_reports(const MutateOptions& options, std::size_t chosen,
                   const std::vector<Mutant>& mutants) {
  if (options.reports.empty()) return;
  const MutationHeader header{contract_of(options.suites.contract).name(),
                              std::string(to_string(options.dialect)), chosen};
  for (const auto& report : options.reports) {
    replace_file(report.substr(report.find('=') + 1), mutation_report(header, mutants));
  }
}

/// What a faithful tenant fails at says nothing of faults.
bool passes(const Mutation& mutation, kizen::TenantDialect dialect) {
  const auto faithful = mutation.faithful();
  if (!faithful.killed && faithful.cases > 0) return true;
  if (!faithful.killed) {
    print_error("kizen-contract: no case was run; choose others by --workflow and --tag\n");
    return false;
  }
  print_error(
      "kizen-contract: the suites do not pass on the tenant without a fault, so they tell "
      "nothing of faults\n  {}: {}\n  {}\n  run them first: kizen-contract run{}\n",
      faithful.killer.empty() ? std::string("run") : faithful.suite + ": " + faithful.killer,
      faithful.how, faithful.finding,
      dialect == kizen::TenantDialect::Observed
          ? " --dialect observed (which keeps --contract observed)"
          : "");
  return false;
}

void tell_score(const std::vector<Mutant>& mutants) {
  print("\n{} of {} faults killed: {:.1f} %\n", killed_of(mutants), mutants.size(),
        score_of(mutants));
}

ExitCode mutate(const MutateOptions& options) {
  const auto faults = options.faults.chosen();
  demand_writable(options.reports);
  const auto suites = load_suites(options.suites);
  const auto& interrupted = interrupted_by_signal();
  const Mutation mutation(suites, options.dialect, options.suites.selection, interrupted);
  if (!passes(mutation, options.dialect)) return Unusable;
  const auto jobs = options.jobs > 0 ? options.jobs : 2 * std::thread::hardware_concurrency();
  const auto mutants = Mutants(mutation, faults, interrupted).make(std::max<std::size_t>(jobs, 1));
  tell_score(mutants);
  write_reports(options, faults.size(), mutants);
  if (interrupted.load()) return Interrupted;
  if (score_of(mutants) >= options.min_score) return Kept;
  print("the score is below {} %\n", options.min_score);
  return Broken;
}

std::string check_json_report(const std::string& report) {
  const bool known = kizen::detail::starts_with(report, "json=") && report.size() > 5;
  return known ? "" : "'" + report + "' is no report; write json=FILE";
}

}  // namespace

Command add_mutate(CLI::App& app) {
  auto options = std::make_shared<MutateOptions>();
  auto* command = app.add_subcommand(
      "mutate", "Run suites against each fault of the built-in tenant: which do they miss?");
  command->footer(
      "Ends with 4 where the score is below --min-score, with 2 where the suites do not pass on\n"
      "the tenant without a fault. `run --fault NAME` shows all that one fault breaks.\n"
      "Examples:\n"
      "  kizen-contract mutate\n"
      "  kizen-contract mutate --dialect observed --contract observed\n"
      "  kizen-contract mutate my.arazzo.yaml --class upsert --min-score 80\n"
      "  kizen-contract mutate --fault 'upsert-*' --report json=mutants.json");
  add_suite_options(*command, options->suites);
  add_dialect_option(*command, options->dialect);
  add_fault_selection(*command, options->faults);
  command->add_option("--jobs", options->jobs, "Faults at a time; 0 is two for each processor")
      ->check(CLI::Range(0, 64))
      ->capture_default_str();
  command
      ->add_option("--min-score", options->min_score, "How many of a hundred faults must be killed")
      ->check(CLI::Range(0.0, 100.0))
      ->capture_default_str();
  command->add_option("--report", options->reports, "json=FILE: also write a report (repeatable)")
      ->allow_extra_args(false)
      ->check(check_json_report)
      ->type_name("FORMAT=FILE");
  return [options]() { return mutate(*options); };
}

}  // namespace kizen_tool
