#include "coverage_option.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <kizen/run.hpp>
#include <map>

#include "coverage_text.hpp"
#include "junit_reporter.hpp"
#include "output.hpp"
#include "replace_file.hpp"

namespace kizen_tool {
namespace {

using Least = std::map<kizen::CoverageCategory, double>;

std::string category_names() {
  std::vector<std::string> names;
  for (const auto category : kizen::coverage_categories) names.emplace_back(to_string(category));
  return kizen::detail::joined(names, ", ");
}

/// A percentage in digits, with a fraction or without; nothing where the text is none.
std::optional<double> percentage(const std::string& text) {
  static constexpr const char* digits = "0123456789";
  const auto dot = text.find('.');
  const auto whole = text.substr(0, dot);
  const auto fraction = dot == std::string::npos ? "0" : text.substr(dot + 1);
  for (const auto& part : {whole, fraction}) {
    const bool is_number =
        !part.empty() && part.size() < 10 && part.find_first_not_of(digits) == std::string::npos;
    if (!is_number) return std::nullopt;
  }
  const auto value = std::stod(text);
  return value > 100 ? std::nullopt : std::optional(value);
}

/// What is wrong with one `CATEGORY=PERCENT`; else it is noted.
std::string read_least(const std::string& text, Least& least) {
  const auto equals = std::min(text.find('='), text.size());
  const auto category = kizen::coverage_category(text.substr(0, equals));
  if (!category) {
    return "'" + text + "' names no category; there are " + category_names();
  }
  const auto percent = percentage(text.substr(std::min(equals + 1, text.size())));
  if (!percent) {
    return "'" + text + "' asks for no percentage from 0 to 100; write " +
           std::string(to_string(*category)) + "=80";
  }
  if (!least.emplace(*category, *percent).second) {
    return std::string(to_string(*category)) + " is asked for twice";
  }
  return {};
}

std::string read_least(const std::vector<std::string>& lists, Least& least) {
  for (const auto& list : lists) {
    for (const auto one : kizen::detail::split(list, ',')) {
      auto problem = read_least(std::string(one), least);
      if (!problem.empty()) return problem;
    }
  }
  return {};
}

/// Refuses before the run what cannot be written behind it.
void refuse_unwritable(const std::string& file) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const auto folder = fs::path(file).parent_path();
  if (fs::is_directory(file, ignored)) {
    throw CLI::ValidationError("--coverage-file", file + " is a folder; name a file");
  }
  if (!folder.empty() && !fs::is_directory(folder, ignored)) {
    throw CLI::ValidationError("--coverage-file",
                               file + " is in no folder that exists; make it first");
  }
}

void write_coverage(const std::string& file, const kizen::Coverage& coverage) {
  try {
    replace_file(
        file, to_json(coverage).dump(2, ' ', false, kizen::json::error_handler_t::replace) + "\n");
  } catch (const kizen::ContractError& error) {
    throw ReportError(error.what());
  }
}

/// One line for each category of which too little was seen.
std::string shortfalls(const Least& least, const kizen::Coverage& coverage) {
  std::string lines;
  for (const auto& [category, percent] : least) {
    const auto& own = coverage.of(category);
    const bool is_enough =
        100 * static_cast<double>(own.seen()) >= percent * static_cast<double>(own.of);
    if (is_enough) continue;
    lines += fmt::format("not enough coverage: {} {:.1f} %, where {} % are asked for ({} of {})\n",
                         to_string(category), own.percent(), percent, own.seen(), own.of);
  }
  return lines;
}

}  // namespace

void add_coverage_options(CLI::App& app, CoverageOptions& options) {
  app.add_flag("--coverage{table}", options.form,
               "Tell how much of the contract was seen; --coverage=missing also lists what was not")
      ->check(CLI::IsMember({"table", "missing"}));
  app.add_option("--coverage-file", options.file, "Write that to a file, as JSON")
      ->type_name("FILE");
  app.add_option("--min-coverage", options.least,
                 "Exit with 4 where less was seen (repeatable, or separated by commas), of " +
                     category_names())
      ->allow_extra_args(false)
      ->check([](const std::string& list) {
        Least least;
        return read_least(std::vector<std::string>{list}, least);
      })
      ->type_name("CATEGORY=PERCENT");
}

void demand_usable(const CoverageOptions& options) {
  if (!options.file.empty()) refuse_unwritable(options.file);
  Least least;
  const auto problem = read_least(options.least, least);
  if (!problem.empty()) throw CLI::ValidationError("--min-coverage", problem);
}

std::shared_ptr<kizen::CoverageMeter> meter_of(const CoverageOptions& options,
                                               const ContractOptions& contract) {
  if (!options.is_asked()) return nullptr;
  demand_usable(options);
  const auto measured = contract_of(contract);
  return std::make_shared<kizen::CoverageMeter>(measured, kizen::identity_of(measured).hash);
}

ExitCode tell_coverage(const CoverageOptions& options, const kizen::Coverage& coverage,
                       ExitCode code) {
  if (!options.form.empty()) print("\n{}", coverage_text(coverage));
  if (options.form == "missing") print("{}", unseen_text(coverage));
  if (!options.file.empty()) write_coverage(options.file, coverage);
  Least least;
  read_least(options.least, least);
  const auto lines = shortfalls(least, coverage);
  if (code != Kept || lines.empty()) return code;
  print("{}", lines);
  return Broken;
}

}  // namespace kizen_tool
