#pragma once

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "waiver.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What a run has to say of one entry of a waivers file.
///
/// ```cpp
/// #include <kizen/check/waiver_finding.hpp>
/// #include <cassert>
///
/// kizen::Waiver waiver{"old-ids", {"waivers.yaml", 3, 5}, "response.body.schema"};
/// waiver.owner = "ann";
/// waiver.reason = "Old records.";
/// const kizen::WaiverFinding stale{kizen::WaiverFinding::Kind::Stale, waiver};
/// assert(!stale.fails());
/// assert(stale.to_string() ==
///        "waivers.yaml:3:5: waiver old-ids is stale: it covered no finding (owner ann, reason: Old "
///        "records.)");
/// ```
struct WaiverFinding {
  enum class Kind {
    Used,     ///< nothing is to be said of it
    Stale,    ///< it covered nothing that no earlier entry had waived
    Expired,  ///< its last day has passed
    OverMax   ///< it covered more findings than it may waive
  };

  Kind kind = Kind::Stale;
  Waiver waiver = {};
  std::size_t covered = 0;  ///< findings that came to it in the run

  /// Whether the run fails for it; the others matter to those who keep their waivers tidy.
  bool fails() const { return kind == Kind::OverMax; }

  /// On one line; control characters are escaped.
  std::string to_string() const {
    return detail::printable(waiver.place.to_string() + ": waiver " + waiver.id + " " + told() +
                             " (owner " + waiver.owner + ", reason: " + waiver.reason + ")");
  }

 private:
  std::string told() const {
    const auto count = std::to_string(covered) + (covered == 1 ? " finding" : " findings");
    if (kind == Kind::Used) return "covered " + count;
    if (kind == Kind::Stale) return "is stale: it covered no finding";
    if (kind == Kind::OverMax) {
      return "covered " + count + ", and may waive " + std::to_string(waiver.max.value_or(0));
    }
    return "expired on " + waiver.expires.to_string() +
           (covered == 0 ? ", and nothing needs it" : ", and still covers " + count);
  }
};

namespace detail {

/// What is to be said of an entry that has not expired.
inline WaiverFinding::Kind kind_of_use(const Waiver& waiver, std::size_t covered) {
  if (covered == 0) return WaiverFinding::Kind::Stale;
  const bool is_over = waiver.max && covered > *waiver.max;
  return is_over ? WaiverFinding::Kind::OverMax : WaiverFinding::Kind::Used;
}

/// Those of which something is to be said.
inline std::vector<WaiverFinding> worth_telling(std::vector<WaiverFinding> uses) {
  uses.erase(std::remove_if(
                 uses.begin(), uses.end(),
                 [](const WaiverFinding& use) { return use.kind == WaiverFinding::Kind::Used; }),
             uses.end());
  return uses;
}

}  // namespace detail

inline std::ostream& operator<<(std::ostream& out, const WaiverFinding& finding) {
  return out << finding.to_string();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
