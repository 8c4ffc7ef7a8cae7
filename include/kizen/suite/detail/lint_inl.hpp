#pragma once

#include <utility>
#include <vector>

#include "../lint.hpp"
#include "lint_criteria.hpp"
#include "lint_filter.hpp"
#include "lint_flow.hpp"
#include "lint_ids.hpp"
#include "lint_lists.hpp"
#include "lint_log.hpp"
#include "lint_parts.hpp"
#include "lint_relations.hpp"
#include "lint_search.hpp"
#include "lint_secrets.hpp"
#include "lint_teardown.hpp"
#include "lint_values.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE std::vector<LintFinding> lint(const Suite& suite) {
  detail::LintLog log(suite);
  for (const auto& warning : suite.warnings) {
    log.add("loader-warning", warning.place, warning.text, "write it so that nothing is left open");
  }
  detail::ValueLint(log).run();
  detail::PartLint(log).run();
  detail::CriteriaLint(log).run();
  detail::RelationLint(log).run();
  detail::ListLint(log).run();
  detail::SecretLint(log).run();
  detail::FlowLint(log).run();
  detail::SearchLint(log).run();
  detail::find_filters_on_objects(log);
  detail::IdLint(log).run();
  detail::TeardownLint(log).run();
  return std::move(log).findings();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
