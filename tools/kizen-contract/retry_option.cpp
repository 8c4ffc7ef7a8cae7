#include "retry_option.hpp"

#include <chrono>
#include <cmath>

namespace kizen_tool {

void RetryOptions::apply_to(kizen::RunOptions& options) const {
  options.case_retries = case_retries;
  options.fail_on_flaky = fail_on_flaky;
  options.longest_retry_after = std::chrono::seconds(max_retry_after);
  if (deadline) options.deadline = std::chrono::milliseconds(std::llround(*deadline * 1000));
}

void add_retry_options(CLI::App& app, RetryOptions& options) {
  static constexpr std::size_t most_retries = 100;
  static constexpr double most_seconds = 604800;
  app.add_option("--retries", options.case_retries,
                 "How often a case that failed is run again; one that passes then is flaky")
      ->check(CLI::Range(std::size_t{0}, most_retries))
      ->capture_default_str();
  app.add_flag("--fail-on-flaky", options.fail_on_flaky, "Count a flaky case as one that failed");
  app.add_option("--max-retry-after", options.max_retry_after,
                 "How many seconds a Retry-After header may make a request wait")
      ->check(CLI::Range(0, 86400))
      ->capture_default_str();
  app.add_option("--deadline", options.deadline,
                 "How many seconds the run may take; then cases end, and teardown runs")
      ->check(CLI::Range(0.001, most_seconds))
      ->type_name("SECONDS");
}

}  // namespace kizen_tool
