#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "../../core/rule.hpp"
#include "../../http.hpp"
#include "../violates.hpp"
#include "explanation.hpp"
#include "known_names.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE ViolatesMatcher::ViolatesMatcher(std::string rule, std::optional<Checker> checker)
    : rule_(std::move(rule)), checker_(std::move(checker)) {
  if (find_rule(rule_) != nullptr) return;
  std::vector<std::string> ids;
  for (const auto& known : rules()) ids.emplace_back(known.id);
  detail::refuse_name("matcher.rule", "there is no rule '" + rule_ + "'", rule_, ids);
}

KIZEN_INLINE bool ViolatesMatcher::MatchAndExplain(const Report& report, std::ostream* out) const {
  detail::Explanation text(out);
  detail::explain_report(report, *text);
  return report.violates(rule_);
}

KIZEN_INLINE bool ViolatesMatcher::MatchAndExplain(const Exchange& exchange,
                                                   std::ostream* out) const {
  const auto& checker = checker_ ? *checker_ : detail::records_checker();
  return MatchAndExplain(checker.check(exchange), out);
}

KIZEN_INLINE bool ViolatesMatcher::MatchAndExplain(const CheckedExchange& exchange,
                                                   std::ostream* out) const {
  if (!checker_) return MatchAndExplain(exchange.report, out);
  const Answered answer = exchange;
  detail::Explanation text(out, &answer);
  const auto* response = exchange.response();
  const auto report = response == nullptr ? checker_->check_request(exchange.request)
                                          : checker_->check({exchange.request, *response});
  detail::explain_report(report, *text);
  return report.violates(rule_);
}

KIZEN_INLINE void ViolatesMatcher::DescribeTo(std::ostream* out) const {
  *out << "violates " << rule_;
}

KIZEN_INLINE void ViolatesMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "does not violate " << rule_;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
