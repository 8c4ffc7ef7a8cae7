#pragma once

#include <kizen/core/exchange.hpp>
#include <string>

#include "output.hpp"

namespace kizen_tool {

/// Writes exchanges as NDJSON, which `check` and `drift` read: one line each, as it comes.
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
};

}  // namespace kizen_tool
