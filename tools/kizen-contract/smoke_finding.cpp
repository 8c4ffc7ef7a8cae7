#include "smoke_finding.hpp"

#include <fmt/format.h>

#include "one_line.hpp"

namespace kizen_tool {

std::string findings_text(const std::vector<SmokeFinding>& findings, const std::string& place) {
  const auto count = findings.size();
  auto text = fmt::format("{} finding{} at {}", count, count == 1 ? "" : "s", place);
  if (!findings.empty()) text += ": " + findings.front().text;
  return one_line(text);
}

std::string SmokeResult::sentence() const {
  switch (outcome) {
    case kizen::Outcome::Kept:
    case kizen::Outcome::Waived:
      return {};
    case kizen::Outcome::Broken:
      return "broken: " + findings_text(findings, place);
    case kizen::Outcome::SuiteFault:
      return "suite fault: " + one_line(reason);
    case kizen::Outcome::CouldNotRun:
      return "could not run: " + one_line(reason);
    case kizen::Outcome::Interrupted:
      return "interrupted";
  }
  return {};
}

}  // namespace kizen_tool
