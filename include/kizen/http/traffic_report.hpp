#pragma once

#include <cstddef>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "../core/render.hpp"
#include "../core/verdict.hpp"
#include "../core/version.hpp"
#include "checked_exchange.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What the contract says of all that has passed. Holds no credential.
///
/// Printed, it is each exchange that is not ok with all that was found, and one line that sums up.
/// Where a part of an exchange could not be seen, its report is unchecked by the reason
///
/// - `request.body.not_kept`, `response.body.not_kept`: a content provider, receiver or reader had it
/// - `request.body.encoded`, `response.body.encoded`: it has a content coding that is not undone
/// - `request.not_read`: the server answered before it had read the request
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
/// #include <sstream>
///
/// kizen::TrafficReport report;
/// assert(!report.ok());  // nothing was seen
/// report.verdicts[kizen::Verdict::Conforms] = 2;
/// assert(report.ok() && report.total() == 2);
/// std::ostringstream text;
/// text << report;
/// assert(text.str() == "2 exchanges: 2 conforms\n");
/// ```
struct TrafficReport {
  std::map<Verdict, std::size_t> verdicts = {};  ///< how many exchanges have each; all that passed
  std::size_t outside = 0;  ///< requests let through unchecked that are not of the contract
  std::vector<CheckedExchange> exchanges = {};  ///< those that are kept, as they came
  std::size_t dropped = 0;                      ///< exchanges that were checked and are not kept
  /// False where what came since may have passed unseen: a Watch's place in the client, or a Guard's
  /// in the server, was taken by a logger or a post-routing handler that was set later.
  bool is_attached = true;

  std::size_t count(Verdict verdict) const {
    const auto found = verdicts.find(verdict);
    return found == verdicts.end() ? 0 : found->second;
  }

  /// How many exchanges were checked.
  std::size_t total() const {
    return count(Verdict::Conforms) + count(Verdict::Waived) + failing();
  }

  /// How many exchanges are not ok: violates or unchecked.
  std::size_t failing() const { return count(Verdict::Violates) + count(Verdict::Unchecked); }

  /// Whether something was checked, all of it whole, and nothing was broken but what is waived; and
  /// nothing may have passed unseen.
  bool ok() const { return is_attached && total() > 0 && failing() == 0; }
};

inline std::ostream& operator<<(std::ostream& out, const TrafficReport& report) {
  std::size_t shown = 0;
  for (const auto& exchange : report.exchanges) {
    if (exchange.report.ok()) continue;
    out << exchange.report;
    ++shown;
  }
  out << report.total() << (report.total() == 1 ? " exchange" : " exchanges");
  std::string separator = ": ";
  for (const auto verdict :
       {Verdict::Conforms, Verdict::Waived, Verdict::Unchecked, Verdict::Violates}) {
    if (report.count(verdict) == 0) continue;
    out << separator << report.count(verdict) << ' ' << verdict;
    separator = ", ";
  }
  if (report.failing() > shown) out << "; " << report.failing() - shown << " of these not shown";
  if (report.outside > 0) out << "; " << report.outside << " outside the contract";
  if (!report.is_attached) out << "; no longer watching: another logger or handler took its place";
  return out << '\n';
}

}  // namespace KIZEN_ABI
}  // namespace kizen
