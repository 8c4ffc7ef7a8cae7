#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/detail/uuid.hpp"
#include "for_each_expectation.hpp"
#include "lint_log.hpp"
#include "status_outcome.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a UUID says by its zeros that it is nobody's: all digits but version and variant.
inline bool is_made_up(std::string_view uuid) {
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    const bool is_mark = i == 14 || i == 19;
    if (!is_mark && uuid[i] != '0' && uuid[i] != '-') return false;
  }
  return true;
}

/// The first UUID in a text that is not made up.
inline std::optional<std::string> uuid_in(std::string_view text) {
  static constexpr std::size_t size = 36;
  const auto is_part = [&](std::size_t at) {
    return at < text.size() && is_alphanumeric(text[at]);
  };
  for (std::size_t at = 0; at + size <= text.size(); ++at) {
    const auto candidate = text.substr(at, size);
    if (!is_uuid(candidate) || (at > 0 && is_part(at - 1)) || is_part(at + size)) continue;
    if (!is_made_up(candidate)) return std::string(candidate);
  }
  return std::nullopt;
}

/// Finds UUIDs that are written where an id of a tenant's own is due.
class IdLint {
 public:
  explicit IdLint(LintLog& log) : log_(log) {}

  void run() {
    for (const auto& workflow : log_.suite().workflows) {
      for (const auto& step : workflow.steps) {
        if (!step.invalid_request && !is_refused(step)) look_at(step);
      }
    }
  }

 private:
  /// Whether only a refusal is due, of the request or of all those of the workflow that is called.
  bool is_refused(const Step& step) const {
    if (step.operation != nullptr) return expects_refusal(step);
    const auto* const called = log_.suite().called(step.workflow).workflow;
    return called != nullptr &&
           std::all_of(called->steps.begin(), called->steps.end(),
                       [](const Step& inner) { return expects_refusal(inner); });
  }

  void look_at(const Step& step) {
    for (const auto& parameter : step.parameters) {
      look_at(*parameter.value, parameter.place / "value");
    }
    if (step.body) {
      look_at(*step.body->payload, step.body->place / "payload");
      for (const auto& replacement : step.body->replacements) {
        look_at(*replacement.value, replacement.place / "value");
      }
    }
    for (const auto& criterion : step.criteria) {
      look_at(criterion.text(), criterion.place / "condition");
    }
    for_each_expectation(step.expectations, [this](const Expectation& expectation) {
      if (expectation.value == nullptr) return;
      const bool is_schema = expectation.kind == Expectation::Kind::Schema;
      look_at(*expectation.value, expectation.place / (is_schema ? "schema" : "equals"));
    });
  }

  void look_at(const json& value, const JsonPointer& place) {
    if (value.is_string()) return look_at(value.get_ref<const std::string&>(), place);
    if (!value.is_structured()) return;
    for (const auto& member : value.items()) look_at(member.value(), place / member.key());
  }

  void look_at(const std::string& text, const JsonPointer& place) {
    const auto uuid = uuid_in(text);
    if (!uuid) return;
    log_.add("hard-coded-id", place, "the id " + *uuid + " is of one tenant",
             "take it from an input or from the output of a step that finds or makes it");
  }

  LintLog& log_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
