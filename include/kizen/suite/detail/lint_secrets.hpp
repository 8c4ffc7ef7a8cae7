#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "check_call.hpp"
#include "lint_log.hpp"
#include "status_outcome.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether what has that name is likely secret, such as `X-API-KEY` or `client_secret`.
inline bool names_secret(std::string_view name) {
  auto word = ascii_lower(name);
  word.erase(std::remove_if(word.begin(), word.end(), [](char c) { return c == '_' || c == '-'; }),
             word.end());
  static constexpr std::array<std::string_view, 6> words = {"password", "passwd", "secret",
                                                            "token",    "apikey", "authorization"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view end) { return ends_with(word, end); });
}

/// Finds texts that stand in the suite where a secret is due.
class SecretLint {
 public:
  explicit SecretLint(LintLog& log) : log_(log) {}

  void run() {
    for (const auto& workflow : log_.suite().workflows) {
      for (const auto& input : workflow.inputs) {
        if (input.fallback) look_at(input.name, *input.fallback, input.place / "default");
      }
      for (const auto& one : workflow.cases) look_at(one);
      for (const auto& step : workflow.steps) {
        if (!step.invalid_request && !is_turned_away(step)) look_at(step);
      }
      for (const auto& entry : workflow.teardown) look_at(entry.parameters);
    }
  }

 private:
  /// Whether only 401 or 403 is due, of the request or of all those of the workflow that is called.
  bool is_turned_away(const Step& step) const {
    if (step.operation == nullptr) {
      const auto* const called = log_.suite().called(step.workflow).workflow;
      return called != nullptr &&
             std::all_of(called->steps.begin(), called->steps.end(), [this](const Step& inner) {
               return inner.operation != nullptr && is_turned_away(inner);
             });
    }
    const auto statuses = possible_statuses(step);
    return std::all_of(statuses.begin(), statuses.end(),
                       [](int status) { return status == 401 || status == 403; });
  }

  void look_at(const Case& one) {
    for (const auto& [name, value] : one.inputs) {
      if (!is_secret_text(name, *value)) continue;
      one.row ? tell(name, *one.row) : tell(name, log_.suite().place(one.place / "inputs" / name));
    }
  }

  void look_at(const Step& step) {
    look_at(step.parameters);
    for (const auto* actions : {&step.on_success, &step.on_failure}) {
      for (const auto& action : *actions) look_at(action.parameters);
    }
    if (!step.body) return;
    look_at({}, *step.body->payload, step.body->place / "payload");
    for (const auto& replacement : step.body->replacements) {
      const auto name = replacement.target.substr(replacement.target.find_last_of("/.") + 1);
      look_at(name, *replacement.value, replacement.place / "value");
    }
  }

  void look_at(const std::vector<StepParameter>& parameters) {
    for (const auto& parameter : parameters) {
      if (parameter.selectors.empty()) {
        look_at(parameter.name, *parameter.value, parameter.place / "value");
      }
    }
  }

  void look_at(const std::string& name, const json& value, const JsonPointer& place) {
    if (is_secret_text(name, value)) tell(name, log_.suite().place(place));
    if (!value.is_structured()) return;
    for (const auto& member : value.items()) {
      look_at(value.is_array() ? name : member.key(), member.value(), place / member.key());
    }
  }

  static bool is_secret_text(const std::string& name, const json& value) {
    return value.is_string() && value != "" && names_secret(name) && !holds_expressions(value);
  }

  void tell(const std::string& name, SourcePlace place) {
    log_.add("literal-secret", std::move(place), "'" + name + "' is given as it is",
             "take it from an input with format: password that x-contract.environment names a "
             "variable for");
  }

  LintLog& log_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
