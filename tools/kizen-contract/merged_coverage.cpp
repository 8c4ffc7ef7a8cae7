#include "merged_coverage.hpp"

#include <kizen/check.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "coverage_option.hpp"

namespace kizen_tool {
namespace {

bool has_coverage(const ReadRun& run) { return run.report.further.count(coverage_member) > 0; }

void join(kizen::Coverage& all, const std::string& first_file, const ReadRun& run) {
  const auto own = coverage_of(run);
  try {
    all.merge(*own);
  } catch (const kizen::ContractError& error) {
    throw kizen::ContractError({run.file, 0, 0, {}}, error.rule(),
                               "cannot be joined with " + first_file + ": " + error.what());
  }
}

}  // namespace

std::optional<kizen::Coverage> coverage_of(const ReadRun& run) {
  if (!has_coverage(run)) return std::nullopt;
  kizen::json document;
  document[coverage_member] = kizen::json::parse(run.report.further.at(coverage_member));
  kizen::JsonSource source;
  source.file = run.file;
  source.document = std::make_shared<const kizen::json>(std::move(document));
  return kizen::Coverage::read(source, kizen::JsonPointer() / coverage_member);
}

std::optional<kizen::Coverage> coverage_of(const std::vector<ReadRun>& runs) {
  if (!lack_of_coverage(runs).empty()) return std::nullopt;
  auto all = coverage_of(runs.front());
  for (std::size_t i = 1; i < runs.size(); ++i) join(*all, runs.front().file, runs[i]);
  return all;
}

std::string lack_of_coverage(const std::vector<ReadRun>& runs) {
  std::vector<std::string> files;
  for (const auto& run : runs) {
    if (!has_coverage(run)) files.push_back(run.file);
  }
  if (files.empty()) return {};
  const auto* const verb = files.size() == 1 ? " tells of no coverage" : " tell of no coverage";
  return kizen::detail::joined(files, ", ") + verb +
         "; give all shards --coverage, --coverage-file or --min-coverage";
}

}  // namespace kizen_tool
