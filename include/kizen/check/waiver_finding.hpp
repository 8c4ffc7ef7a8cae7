#pragma once

#include <cstddef>
#include <ostream>
#include <string>

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
    if (kind == Kind::Stale) return "is stale: it covered no finding";
    if (kind == Kind::OverMax) {
      return "covered " + count + ", and may waive " + std::to_string(waiver.max.value_or(0));
    }
    return "expired on " + waiver.expires.to_string() +
           (covered == 0 ? ", and nothing needs it" : ", and still covers " + count);
  }
};

inline std::ostream& operator<<(std::ostream& out, const WaiverFinding& finding) {
  return out << finding.to_string();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
