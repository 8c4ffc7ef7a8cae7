#pragma once

#include <algorithm>

#include "../contract/effect.hpp"
#include "detail/reached_workflows.hpp"
#include "suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The strongest effect of all operations that a run of a workflow can reach: by its steps, their
/// actions, the workflows that it calls or depends on, and teardown.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// kizen::Step make;
/// make.operation = kizen::records().operation("records_add_create");
/// kizen::Suite suite{kizen::records(), kizen::read_json("{}", "empty.json")};
/// suite.workflows.resize(1);
/// suite.workflows[0].steps = {make};
/// assert(effect_of(suite, suite.workflows[0]) == kizen::Effect::Write);
/// ```
inline Effect effect_of(const Suite& suite, const Workflow& workflow) {
  auto strongest = Effect::Read;
  for (const auto& reached :
       detail::reached_workflows({&suite, &workflow}, detail::Reach::Dependencies)) {
    for (const auto& step : reached.workflow->steps) {
      if (step.operation != nullptr) strongest = std::max(strongest, step.operation->effect);
    }
  }
  return strongest;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
