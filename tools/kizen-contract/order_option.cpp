#include "order_option.hpp"

#include <limits>
#include <random>

#include "whole_number.hpp"

namespace kizen_tool {
namespace {

/// Short enough to be typed again.
std::uint64_t drawn_seed() { return std::random_device()(); }

}  // namespace

void OrderOptions::apply_to(kizen::RunOptions& options) const {
  options.jobs = jobs;
  options.max_failures = max_failures;
  if (order == "random") {
    options.order_seed = seed ? *seed : drawn_seed();
  } else if (seed) {
    throw CLI::ValidationError("--seed", "only a random order has a seed; add --order random");
  }
}

void add_order_options(CLI::App& app, OrderOptions& options) {
  app.add_option("--jobs", options.jobs, "How many cases run at once")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  app.add_option("--order", options.order,
                 "written, or random: a seed is drawn and told, so that it can be given again")
      ->check(CLI::IsMember({"written", "random"}))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "The seed of a random order")
      ->check(whole_number(std::numeric_limits<std::uint64_t>::max()));
  app.add_option("--max-failures", options.max_failures,
                 "How many cases may fail before no other is started; 0: any number. Suite faults "
                 "and cases that are not run do not count")
      ->check(whole_number(most_counted))
      ->capture_default_str();
}

}  // namespace kizen_tool
