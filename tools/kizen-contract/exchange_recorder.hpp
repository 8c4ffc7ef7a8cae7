#pragma once

#include <kizen/core/exchange.hpp>
#include <kizen/traffic/har_writer.hpp>
#include <optional>
#include <string>

#include "output.hpp"

namespace kizen_tool {

/// Writes exchanges as `check` and `drift` read them: as a HAR where the file's name ends in `.har`,
/// else as NDJSON, one line each. Each is written as it comes; a HAR is whole once it is closed.
class ExchangeRecorder {
 public:
  /// @throws ReportError where the file cannot be written
  ExchangeRecorder(std::string path, std::string origin);

  /// @param exchange holds no secret
  /// @returns whether all could be written so far
  bool record(const kizen::Exchange& exchange);

  /// @throws ReportError where not all could be written
  void close();

 private:
  std::string path_;
  std::string origin_;
  OutputFile file_;
  std::optional<kizen::HarWriter> har_;
};

}  // namespace kizen_tool
