#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "../lint.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Collects what the rules find in one suite. What several workflows share is told once.
class LintLog {
 public:
  explicit LintLog(const Suite& suite) : suite_(suite) {}

  const Suite& suite() const { return suite_; }

  void add(std::string_view id, const JsonPointer& place, std::string reason, std::string fix) {
    add(id, suite_.place(place), std::move(reason), std::move(fix));
  }

  void add(std::string_view id, SourcePlace place, std::string reason, std::string fix) {
    if (!seen_.emplace(id, place.to_string()).second) return;
    findings_.push_back({std::string(id), find_lint_rule(id)->severity, std::move(place),
                         std::move(reason), std::move(fix)});
  }

  /// In the order of the suite.
  std::vector<LintFinding> findings() && {
    std::stable_sort(findings_.begin(), findings_.end(), [](const auto& a, const auto& b) {
      return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
    return std::move(findings_);
  }

 private:
  const Suite& suite_;
  std::vector<LintFinding> findings_;
  std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
