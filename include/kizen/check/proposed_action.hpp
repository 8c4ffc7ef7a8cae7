#pragma once

#include <memory>

#include "../contract/contract.hpp"
#include "../core/json.hpp"
#include "../core/report.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The actions of an Overlay 1.1 document that would let a contract allow a finding, as a JSON list:
/// `target`, `description`, and `update` or `remove`, nothing else. Where the finding can be allowed by
/// itself, such as null or another type, it is; else the keyword that it breaks is given up, and the
/// description says so. Empty where no action can say that, such as for a body that is no JSON or is
/// missing.
///
/// ```cpp
/// #include <kizen/check.hpp>
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const kizen::Checker checker(kizen::records());
/// const auto& lookup = *kizen::records().operation("records_lookup_retrieve");
/// const kizen::Report report = checker.check_response_body(lookup, 404, "{}");
/// const auto actions = kizen::proposed_actions(report.violations.at(0), report, kizen::records());
/// assert(actions->at(0).at("target") ==
///        "$.paths['/api/records/{object_identifier}/lookup'].get.responses");
/// assert(actions->at(0).at("update").contains("404"));
/// ```
KIZEN_INLINE std::shared_ptr<const json> proposed_actions(const Violation& violation,
                                                          const Report& report,
                                                          const Contract& contract);

}  // namespace KIZEN_ABI
}  // namespace kizen
