#include "mutation_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace kizen_tool {
namespace {

using Json = nlohmann::ordered_json;

Json entry_of(const Mutant& mutant) {
  Json entry = {{"name", mutant.fault.name},  {"rule", mutant.fault.rule},
                {"class", mutant.fault.kind}, {"says", mutant.fault.sentence},
                {"killed", mutant.killed},    {"cases", mutant.cases},
                {"seconds", mutant.seconds}};
  if (!mutant.killed) return entry;
  entry["how"] = mutant.how;
  if (!mutant.killer.empty()) entry["by"] = {{"suite", mutant.suite}, {"case", mutant.killer}};
  entry["finding"] = mutant.finding;
  return entry;
}

}  // namespace

std::size_t killed_of(const std::vector<Mutant>& mutants) {
  return static_cast<std::size_t>(std::count_if(
      mutants.begin(), mutants.end(), [](const Mutant& mutant) { return mutant.killed; }));
}

double score_of(const std::vector<Mutant>& mutants) {
  if (mutants.empty()) return 0;
  return 100.0 * static_cast<double>(killed_of(mutants)) / static_cast<double>(mutants.size());
}

std::string mutation_report(const MutationHeader& header, const std::vector<Mutant>& mutants) {
  Json report = {{"version", 1},
                 {"contract", header.contract},
                 {"dialect", header.dialect},
                 {"chosen", header.chosen},
                 {"faults", mutants.size()},
                 {"killed", killed_of(mutants)},
                 {"score", score_of(mutants)},
                 {"mutants", Json::array()}};
  for (const auto& mutant : mutants) report["mutants"].push_back(entry_of(mutant));
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kizen_tool
