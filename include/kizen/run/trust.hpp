#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "../core/detail/text.hpp"
#include "../core/version.hpp"
#include "summary.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

namespace detail {

inline std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// What became of the cases that did not run to their end, as a list.
inline std::string not_ended(const Summary& summary, std::size_t planned) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, const std::string& what) {
    if (count > 0) parts.push_back(std::to_string(count) + " " + what);
  };
  add(summary.count(CaseStatus::NotRun), "not run");
  add(summary.count(CaseStatus::SuiteFault), "at fault themselves");
  add(summary.count(CaseStatus::Skipped), "skipped");
  add(planned - std::min(planned, summary.total_cases()), "not started");
  return joined(parts, ", ");
}

/// How many cases came to a verdict.
inline std::size_t ended_cases(const Summary& summary) {
  return summary.count(CaseStatus::Passed) + summary.count(CaseStatus::Flaky) +
         summary.count(CaseStatus::Failed) + summary.count(CaseStatus::XFailed);
}

}  // namespace detail

/// How far the verdict of a run can be trusted, on one line: how many of its cases have a verdict,
/// and how many exchanges were checked.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// kizen::Summary summary;
/// assert(kizen::trust_in(summary, 4) == "this run says nothing: 0 of 4 cases have a verdict "
///                                       "(4 not started), no request was answered");
/// summary.cases[kizen::CaseStatus::Passed] = 4;
/// summary.verdicts[kizen::Verdict::Conforms] = 9;
/// assert(kizen::trust_in(summary, 4) ==
///        "this run can be trusted: 4 of 4 cases have a verdict, 9 of 9 exchanges were checked");
/// ```
///
/// @param planned how many cases were selected
inline std::string trust_in(const Summary& summary, std::size_t planned) {
  const auto ended = detail::ended_cases(summary);
  const auto rest = detail::not_ended(summary, planned);
  const auto exchanges = summary.exchanges();
  const auto checked = exchanges - std::min(exchanges, summary.count(Verdict::Unchecked));
  if (planned == 0 && summary.nothing_due) return "this run says nothing: its shard has no case";
  if (planned == 0) return "this run says nothing: no case was selected";
  const auto share = [](std::size_t part, std::size_t whole) {
    return std::to_string(part) + " of " + std::to_string(whole);
  };
  const auto cases = share(ended, planned) + " cases have a verdict" +
                     (rest.empty() ? std::string() : " (" + rest + ")");
  if (ended == 0 || exchanges == 0) {
    return "this run says nothing: " + cases + (exchanges == 0 ? ", no request was answered" : "");
  }
  const bool is_whole = ended == planned && checked == exchanges;
  return std::string("this run can be trusted") + (is_whole ? "" : " in part") + ": " + cases +
         ", " + share(checked, exchanges) + " exchanges were checked";
}

}  // namespace KIZEN_ABI
}  // namespace kizen
