#pragma once

#include <utility>

#include "../../core/detail/mask.hpp"
#include "../case_result.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Puts `***` in place of secrets in all that a run tells, before anyone is told.
class CaseMask : public Mask {
 public:
  using Mask::Mask;
  using Mask::masked;

  CaseResult masked(CaseResult result) const {
    mask(result.reason);
    for (auto& one : result.earlier) mask(one);
    for (auto& step : result.steps) mask(step);
    for (auto& step : result.teardown) mask(step);
    for (auto& reason : result.teardown_skipped) mask(reason);
    return result;
  }

 private:
  using Mask::mask;

  void mask(StepResult& step) const {
    mask(step.no_answer);
    mask(step.withheld);
    mask(step.sent);
    mask(step.received);
    mask(step.report);
    step.failures = masked(std::move(step.failures));
    step.warnings = masked(std::move(step.warnings));
    for (auto& seen : step.seen) {
      mask(seen.question);
      mask(seen.answer);
    }
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
