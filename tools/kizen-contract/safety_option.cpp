#include "safety_option.hpp"

#include <kizen/records.hpp>
#include <kizen/run.hpp>

#include "signals.hpp"

namespace kizen_tool {
namespace {

/// Whether a contract says how what it makes is removed again.
bool is_known(const kizen::Lifecycle& lifecycle, const kizen::Contract& contract) {
  return contract.operation(lifecycle.removing) != nullptr;
}

}  // namespace

void SafetyOptions::apply_to(kizen::RunOptions& options, const TargetPlace& place,
                             const kizen::Contract& contract) const {
  options.writes_remedy = place.writes_given ? "--writes scratch" : "--allow-writes";
  const auto& lifecycle = kizen::records_lifecycle();
  if (is_known(lifecycle, contract)) options.lifecycle = lifecycle;
  const bool is_near = kizen::detail::is_all_loopback(place.target, options);
  if (!options.lifecycle && is_near && !place.writes_given) {
    options.writes = kizen::Writes::Allowed;
  }
  if (place.tenant != nullptr || !options.lifecycle) return;
  options.marker = kizen::make_run_marker();
  options.journal =
      journal.empty() ? journal_folder + std::string("/") + options.marker + ".ndjson" : journal;
  say_at_second_signal(
      "\nkizen-contract: ended at once, without teardown; this removes what is left:\n"
      "  kizen-contract sweep " +
          options.journal + (place.config.empty() ? "" : " --config " + place.config) + "\n",
      options.journal);
}

void add_safety_options(CLI::App& app, SafetyOptions& options, TargetOptions& target) {
  app.add_flag("--allow-writes", target.allow_writes,
               "As --writes scratch, where neither profile nor --writes says otherwise");
  app.add_option("--journal", options.journal,
                 "Where to note what is made before it is made; the file goes when nothing is left")
      ->type_name("FILE")
      ->default_str(std::string(journal_folder) + "/RUN.ndjson");
}

}  // namespace kizen_tool
