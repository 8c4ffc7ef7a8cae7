#pragma once

#include <ostream>
#include <set>
#include <string>
#include <utility>

#include "../../core/detail/text.hpp"
#include "../../records.hpp"
#include "../was_waived.hpp"
#include "explanation.hpp"
#include "known_names.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE WasWaivedMatcher::WasWaivedMatcher(std::string id, const Overlay& differences)
    : id_(std::move(id)) {
  if (detail::starts_with(id_, "waiver ") || differences.action(id_) != nullptr) return;
  detail::refuse_name("matcher.difference",
                      "there is no difference '" + id_ + "' in " + differences.name(), id_,
                      differences.ids());
}

KIZEN_INLINE bool WasWaivedMatcher::MatchAndExplain(const Report& report, std::ostream* out) const {
  detail::Explanation text(out);
  std::set<std::string> ids;
  for (const auto& waived : report.waived) ids.insert(waived.id);
  *text << (ids.empty() ? "of which nothing was waived"
                        : "of which was waived " + detail::joined(ids, ", "));
  if (!report.ok()) detail::explain_report(report, *text << '\n');
  return report.waives(id_);
}

KIZEN_INLINE bool WasWaivedMatcher::MatchAndExplain(const Answered& answer,
                                                    std::ostream* out) const {
  detail::Explanation text(out, &answer);
  if (answer.report() != nullptr) return MatchAndExplain(*answer.report(), out);
  *text << "which was not checked";
  return false;
}

KIZEN_INLINE void WasWaivedMatcher::DescribeTo(std::ostream* out) const {
  *out << "has a finding that was waived as " << id_;
}

KIZEN_INLINE void WasWaivedMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "has no finding that was waived as " << id_;
}

KIZEN_INLINE WasWaivedMatcher WasWaived(std::string id) {
  return WasWaivedMatcher(std::move(id), records_differences());
}

}  // namespace KIZEN_ABI
}  // namespace kizen
