#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "../core/contract_error.hpp"
#include "suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// One way in which a value is not what a step expects.
struct Finding {
  std::string keyword = {};   ///< of the schema, such as `minimum`; else `equals`, `absent`, `open`
  std::string context = {};   ///< the expression that was looked at; empty where there are several
  JsonPointer instance = {};  ///< within the value of the context
  std::string expected = {};  ///< in words
  std::string actual = {};    ///< as JSON or in words; shortened
  SourcePlace place = {};     ///< where the suite says so
  std::string note = {};      ///< why each answer to an open question does not fit, one a line
};

inline std::ostream& operator<<(std::ostream& out, const Finding& finding) {
  out << finding.keyword << " at '" << finding.instance << "'";
  if (!finding.context.empty()) out << " of " << finding.context;
  return out << ": expected " << finding.expected << ", actual " << finding.actual;
}

/// What an expectation came to.
struct ExpectationResult {
  std::vector<Finding> findings = {};  ///< empty where it is met
  std::string problem = {};            ///< why there is no answer; empty where there is one
  std::string seen = {};               ///< the first answer that fits, of an open question

  bool ok() const { return findings.empty() && problem.empty(); }
};

/// Holds a value of the current scope to what a step of the suite expects of it.
KIZEN_INLINE ExpectationResult check_expectation(const Suite& suite, const Expectation& expectation,
                                                 const Scope& scope);

}  // namespace KIZEN_ABI
}  // namespace kizen
