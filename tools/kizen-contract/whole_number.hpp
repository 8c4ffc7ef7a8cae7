#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>

namespace kizen_tool {

/// The most that an option which counts something takes.
inline constexpr std::uint64_t most_counted = 1'000'000'000;

/// Takes digits alone, for a number of at most `most`.
CLI::Validator whole_number(std::uint64_t most);

}  // namespace kizen_tool
