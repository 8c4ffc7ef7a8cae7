#pragma once

#include "check_expectation.hpp"
#include "relation.hpp"
#include "scope.hpp"
#include "suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What a relation came to. The keyword of a finding is the kind of the relation, or `key` where
/// items cannot be told apart; its context is the value that the finding is about.
using RelationResult = ExpectationResult;

/// Holds values of the current scope to a relation of the suite, and names the records at fault.
///
/// A value that is absent, or no list where one is needed, is a problem and never passes.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// kizen::Relation narrower;
/// narrower.kind = kizen::Relation::Kind::Subset;
/// narrower.values = {kizen::json_value("$inputs.few"), kizen::json_value("$inputs.all")};
/// kizen::Scope scope;
/// scope.inputs["few"] = kizen::json_value({2, 5});
/// scope.inputs["all"] = kizen::json_value({1, 2, 3});
/// const kizen::Suite suite{kizen::records(), kizen::read_json("{}", "empty.json")};
/// const auto result = kizen::check_relation(suite, narrower, scope);
/// assert(result.findings.at(0).expected == "each item of $inputs.few is in $inputs.all");
/// assert(result.findings.at(0).actual == "not in it: 5 (at /1)");
/// ```
KIZEN_INLINE RelationResult check_relation(const Suite& suite, const Relation& relation,
                                           const Scope& scope);

}  // namespace KIZEN_ABI
}  // namespace kizen
