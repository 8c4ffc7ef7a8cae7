// A suite that is read: lint comes to an end, and tells findings in the order of the suite.

#include <kizen/records.hpp>
#include <kizen/suite.hpp>
#include <optional>
#include <string>
#include <utility>

#include "fuzz/require.hpp"
#include "fuzz/target.hpp"

namespace {

std::optional<kizen::Suite> suite_to_lint(std::string_view bytes) {
  try {
    return kizen::load_suite(kizen::read_json(std::string(bytes), "input.arazzo.json"),
                             kizen::records());
  } catch (const kizen::ContractError&) {
    return std::nullopt;
  }
}

void lint_suite(std::string_view bytes) {
  const auto suite = suite_to_lint(bytes);
  if (!suite) return;
  std::pair<std::size_t, std::size_t> last{0, 0};
  for (const auto& finding : kizen::lint(*suite)) {
    const std::pair place{finding.place.line, finding.place.column};
    kizen_fuzz::require(last <= place, "findings stand in the order of the suite");
    kizen_fuzz::require(kizen::find_lint_rule(finding.id) != nullptr, "a finding has a rule");
    kizen_fuzz::require(!finding.reason.empty() && !finding.fix.empty(),
                        "a finding says what to do");
    last = place;
  }
}

}  // namespace

KIZEN_FUZZ_TARGET(lint_fuzz, lint_suite);
