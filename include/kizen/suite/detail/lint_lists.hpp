#pragma once

#include <string>

#include "../../contract/json_at.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "lint_log.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds lists under `x-contract` that say nothing.
class ListLint {
 public:
  explicit ListLint(LintLog& log) : log_(log) {}

  void run() {
    look_at({});
    for (const auto& workflow : log_.suite().workflows) {
      look_at(workflow.place);
      for (const auto& step : workflow.steps) look_at(step.place);
    }
  }

 private:
  void look_at(const JsonPointer& owner) {
    const auto place = owner / "x-contract";
    const auto* const extension = json_at(*log_.suite().source.document, place);
    if (extension == nullptr) return;
    for (const auto& member : extension->items()) {
      if (!member.value().is_array() || !member.value().empty()) continue;
      log_.add("empty-list", place / member.key(), "'" + member.key() + "' is empty",
               "fill it, or take it out");
    }
  }

  LintLog& log_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
