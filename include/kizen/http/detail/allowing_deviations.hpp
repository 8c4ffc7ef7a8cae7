#pragma once

#include <set>
#include <string>

#include "../../check/checker.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/exchange.hpp"
#include "../../records/records.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Ids of the embedded differences with which a request would keep the documented contract, such as
/// `D6, D7`; empty where it would not, or does without.
inline std::string allowing_deviations(const Request& request) {
  static const Checker lenient(records(), records_differences());
  const auto report = lenient.check_request(request);
  std::set<std::string> ids;
  for (const auto& waived : report.waived) ids.insert(waived.id);
  return report.ok() ? joined(ids, ", ") : std::string();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
