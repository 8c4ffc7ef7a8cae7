#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <cstdint>
#include <kizen/run.hpp>
#include <optional>
#include <string>

namespace kizen_tool {

/// In which order cases run, how many at once, and how many of them may fail.
struct OrderOptions {
  std::size_t jobs = 1;
  std::string order = "written";
  std::optional<std::uint64_t> seed;
  std::size_t max_failures = 0;

  /// @throws CLI::ValidationError for a seed of an order that needs none
  void apply_to(kizen::RunOptions& options) const;
};

void add_order_options(CLI::App& app, OrderOptions& options);

}  // namespace kizen_tool
