#include "shard_option.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <kizen/run.hpp>
#include <optional>
#include <string_view>

#include "output.hpp"

namespace kizen_tool {
namespace {

constexpr std::size_t most_shards = 10'000;

/// A number that is spelled by digits alone.
std::optional<std::size_t> digits(std::string_view text) {
  std::size_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  const bool is_whole = read.ec == std::errc() && read.ptr == end;
  return is_whole && number <= most_shards ? std::optional<std::size_t>(number) : std::nullopt;
}

std::optional<kizen::Shard> shard_of(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto index = digits(text.substr(0, slash));
  const auto count = digits(text.substr(slash + 1));
  if (!index || !count || *index < 1 || *index > *count) return std::nullopt;
  return kizen::Shard{*index, *count};
}

std::string check_shard(const std::string& text) {
  return shard_of(text) ? "" : "'" + text + "' is no shard; write I/N, such as 2/4, from 1 on";
}

/// Empty where it is not set.
std::string variable(const std::string& name) {
  const char* const value = std::getenv(name.c_str());
  return value == nullptr ? std::string() : value;
}

[[noreturn]] void refuse(const std::string& name, const std::string& problem) {
  throw CLI::ValidationError(name, problem);
}

/// The shard that variables of one family give, whose index is counted from 0.
std::optional<kizen::Shard> shard_by(const std::string& family) {
  const auto total_name = family + "TOTAL_SHARDS";
  const auto index_name = family + "SHARD_INDEX";
  const auto total = variable(total_name);
  const auto index = variable(index_name);
  if (total.empty() && index.empty()) return std::nullopt;
  if (family == "TEST_" && total == "0") return std::nullopt;  // how Bazel says that there is none
  if (total.empty()) refuse(index_name, "is set without " + total_name + "; set both or neither");
  if (index.empty()) refuse(total_name, "is set without " + index_name + "; set both or neither");
  const auto count = digits(total);
  const auto at = digits(index);
  if (!count || *count == 0) {
    refuse(total_name, fmt::format("'{}' is no number from 1 to {}", total, most_shards));
  }
  if (!at || *at >= *count) {
    refuse(index_name, fmt::format("'{}' is no index from 0 to {}", index, *count - 1));
  }
  return kizen::Shard{*at + 1, *count};
}

std::optional<kizen::Shard> shard_of_environment() {
  const auto of_gtest = shard_by("GTEST_");
  const auto of_bazel = shard_by("TEST_");
  if (of_gtest && of_bazel && !(*of_gtest == *of_bazel)) {
    refuse("GTEST_TOTAL_SHARDS", fmt::format("{} by GTEST_*, but {} by TEST_*; set one of them",
                                             of_gtest->to_string(), of_bazel->to_string()));
  }
  return of_gtest ? of_gtest : of_bazel;
}

/// Tells whoever set the variables that they are understood.
void touch_status_files() {
  for (const auto* const name : {"GTEST_SHARD_STATUS_FILE", "TEST_SHARD_STATUS_FILE"}) {
    const auto path = variable(name);
    if (path.empty()) continue;
    if (!OutputFile(path, OutputFile::Mode::Append).is_open())
      refuse(name, "'" + path + "' cannot be written");
  }
}

}  // namespace

void ShardOptions::apply_to(kizen::RunOptions& options) const {
  options.shard = shard.empty() ? shard_of_environment() : shard_of(shard);
  if (options.shard) touch_status_files();
  for (const auto& file : timings) {
    options.timings.add_report(kizen::detail::file_text(file), file);
  }
}

void add_shard_options(CLI::App& app, ShardOptions& options) {
  app.add_option("--shard", options.shard,
                 "Run one of N parts of the cases, counted from 1; else as GTEST_TOTAL_SHARDS and "
                 "GTEST_SHARD_INDEX say, or Bazel's TEST_*")
      ->check(check_shard)
      ->type_name("I/N");
  app.add_option("--timings", options.timings,
                 "A JSON report of an earlier run, by whose durations shards are packed "
                 "(repeatable); the same for all shards")
      ->allow_extra_args(false)
      ->type_name("FILE");
}

std::vector<std::string> with_test_output(std::vector<std::string> reports) {
  const bool has_junit = std::any_of(reports.begin(), reports.end(), [](const auto& report) {
    return kizen::detail::starts_with(report, "junit=");
  });
  if (has_junit) return reports;
  auto file = variable("XML_OUTPUT_FILE");
  const auto of_gtest = variable("GTEST_OUTPUT");
  const bool is_file = kizen::detail::starts_with(of_gtest, "xml:") && of_gtest.back() != '/';
  if (is_file && of_gtest.size() > 4) file = of_gtest.substr(4);
  if (!file.empty()) reports.push_back("junit=" + file);
  return reports;
}

std::vector<std::string> with_test_filter(std::vector<std::string> workflows) {
  const auto filter = variable("TESTBRIDGE_TEST_ONLY");
  if (workflows.empty() && !filter.empty()) workflows.push_back(filter);
  return workflows;
}

}  // namespace kizen_tool
