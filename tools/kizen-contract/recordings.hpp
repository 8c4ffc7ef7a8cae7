#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <functional>
#include <kizen/contract/router.hpp>
#include <kizen/traffic/recorded_exchange.hpp>
#include <string>
#include <vector>

namespace kizen_tool {

/// What the command line says of recorded exchanges.
struct RecordingOptions {
  std::vector<std::string> files;
  std::string base_url;
};

/// Adds `--base-url`.
void add_base_url_option(CLI::App& app, RecordingOptions& options);

/// Whom a recorded exchange is of.
enum class Belonging {
  Contract,   ///< its request reaches an operation
  OtherHost,  ///< it went to another host than `--base-url` names
  OtherPath,  ///< no operation has such a path and method
  Unknown     ///< its method or target was too large to be kept
};

/// An exchange of a recording, and the operation that its request reaches; null where it reaches
/// none. Its target is seen from the base URL.
struct BelongingExchange {
  kizen::RecordedExchange recorded;
  Belonging belonging = Belonging::OtherPath;
  const kizen::Operation* operation = nullptr;
};

/// Reads recordings, HAR or NDJSON, one exchange at a time; `-` is standard input. Progress is shown
/// on standard error where that is a terminal.
///
/// @throws kizen::ContractError `recording.*` where one cannot be used
void for_each_exchange(const RecordingOptions& options, const kizen::Router& router,
                       const std::function<void(BelongingExchange)>& tell);

}  // namespace kizen_tool
