#pragma once

#include <array>
#include <string_view>

#include "../summary.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

constexpr std::string_view to_string(WaiverFinding::Kind kind) {
  switch (kind) {
    case WaiverFinding::Kind::Used:
      return "used";
    case WaiverFinding::Kind::Stale:
      return "stale";
    case WaiverFinding::Kind::Expired:
      return "expired";
    case WaiverFinding::Kind::OverMax:
      return "over max";
  }
  return "unknown";
}

/// All values that an enumeration has, each of which `to_string` gives a word.
template <class Enumeration>
struct AllOf;

template <>
struct AllOf<CaseStatus> {
  static constexpr std::array values = {
      CaseStatus::Passed, CaseStatus::Flaky,   CaseStatus::Failed, CaseStatus::SuiteFault,
      CaseStatus::NotRun, CaseStatus::Skipped, CaseStatus::XFailed};
};

template <>
struct AllOf<Verdict> {
  static constexpr std::array values = {Verdict::Conforms, Verdict::Waived, Verdict::Unchecked,
                                        Verdict::Violates};
};

template <>
struct AllOf<Outcome> {
  static constexpr std::array values = {Outcome::Kept,        Outcome::Waived,
                                        Outcome::Broken,      Outcome::SuiteFault,
                                        Outcome::CouldNotRun, Outcome::Interrupted};
};

template <>
struct AllOf<Stop> {
  static constexpr std::array values = {
      Stop::None,     Stop::Unreachable, Stop::Timeout,     Stop::Tls,         Stop::Broken,
      Stop::TooLarge, Stop::RateLimit,   Stop::Unavailable, Stop::Credentials, Stop::Deadline,
      Stop::Hollow,   Stop::Journal,     Stop::Other};
};

template <>
struct AllOf<WaiverFinding::Kind> {
  static constexpr std::array values = {WaiverFinding::Kind::Used, WaiverFinding::Kind::Stale,
                                        WaiverFinding::Kind::Expired, WaiverFinding::Kind::OverMax};
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
