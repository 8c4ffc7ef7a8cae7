#pragma once

#include <stdexcept>
#include <string>

namespace kizen_tool {

/// A report that cannot be written; the fault is the file's, not ours.
struct ReportError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Says which.
inline ReportError report_cannot_be_written(const std::string& path) {
  return ReportError("the report " + path + " cannot be written");
}

}  // namespace kizen_tool
