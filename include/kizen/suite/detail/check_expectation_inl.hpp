#pragma once

#include <cstddef>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../check_expectation.hpp"
#include "../resolve.hpp"
#include "differences.hpp"
#include "resolve_inl.hpp"
#include "schema_frame.hpp"
#include "seen_text.hpp"
#include "selector_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Evaluates one expectation.
class ExpectationCheck {
 public:
  ExpectationCheck(const Suite& suite, const Expectation& expectation, const Scope& scope)
      : suite_(suite), expectation_(expectation), scope_(scope) {}

  ExpectationResult result() {
    const auto picked = detail::picked(expectation_.context, scope_);
    const auto& value = picked.value;
    if (!picked.problem.empty()) {
      result_.problem = picked.reason(expectation_.context.text());
    } else if (expectation_.kind == Expectation::Kind::Absent) {
      if (value != nullptr) add("absent", {}, "no value", seen_text(value.get()), "absent");
    } else if (value == nullptr) {
      add("present", {}, "a value", "absent", {});
    } else if (expectation_.kind == Expectation::Kind::Schema) {
      check_schema(*value);
    } else {
      check_equals(*value);
    }
    return std::move(result_);
  }

 private:
  void add(std::string keyword, JsonPointer instance, std::string expected, std::string actual,
           const std::string& member) {
    const auto place = member.empty() ? expectation_.place : expectation_.place / member;
    result_.findings.push_back({std::move(keyword), expectation_.context.text(),
                                std::move(instance), std::move(expected), std::move(actual),
                                suite_.place(place)});
  }

  void check_schema(const json& value) {
    try {
      const auto schema = expectation_.compiled ? *expectation_.compiled : resolved_schema();
      if (!result_.problem.empty()) return;
      take(schema.check(value));
    } catch (const ContractError& error) {
      result_.problem = error.what();
    }
  }

  /// The schema with its expressions replaced.
  Schema resolved_schema() {
    const auto place = expectation_.place / "schema";
    auto resolved = resolve(*expectation_.value, scope_);
    if (!resolved.ok()) {
      result_.problem = "the expected schema cannot be resolved: " + resolved.problem;
      resolved.value = json_value(true);
    }
    const auto source = framed(suite_.source, place, *resolved.value);
    return Schema::compile(source, place, Dialect::Draft7);
  }

  void take(SchemaFindings findings) {
    if (findings.unchecked) result_.problem = findings.unchecked->detail;
    for (auto& violation : findings.violations) {
      result_.findings.push_back({std::move(violation.keyword), expectation_.context.text(),
                                  std::move(violation.instance), std::move(violation.expected),
                                  std::move(violation.actual),
                                  suite_.place(violation.schema.pointer)});
    }
  }

  void check_equals(const json& value) {
    const auto wanted = resolve(*expectation_.value, scope_);
    if (!wanted.ok()) {
      result_.problem = "the expected value cannot be resolved: " + wanted.problem;
      return;
    }
    for (auto& difference : Differences(expectation_).between(*wanted.value, value)) {
      add("equals", std::move(difference.place), std::move(difference.expected),
          std::move(difference.actual), "equals");
    }
  }

  const Suite& suite_;
  const Expectation& expectation_;
  const Scope& scope_;
  ExpectationResult result_;
};

/// Why an answer to an open question does not fit: what its first expectation that does not hold
/// says first. Empty where it fits.
inline std::string misfit(const Suite& suite, const OpenAnswer& answer, const Scope& scope) {
  for (const auto& expectation : answer.expectations) {
    const auto result = ExpectationCheck(suite, expectation, scope).result();
    if (result.ok()) continue;
    if (!result.problem.empty()) return result.problem;
    std::ostringstream text;
    text << result.findings.front();
    return text.str();
  }
  return {};
}

/// Evaluates an open expectation.
inline ExpectationResult open_result(const Suite& suite, const Expectation& expectation,
                                     const Scope& scope) {
  std::vector<std::string> names;
  std::vector<std::string> misfits;
  for (const auto& answer : expectation.answers) {
    const auto why = misfit(suite, answer, scope);
    if (why.empty()) return {{}, {}, answer.name};
    names.push_back(answer.name);
    misfits.push_back(answer.name + ": " + why);
  }
  kizen::Finding none;
  none.keyword = "open";
  none.expected = "an answer to \"" + expectation.question + "\": " + joined(names, " or ");
  none.actual = "none of them fits";
  none.place = suite.place(expectation.place);
  none.note = joined(misfits, "\n");
  return {{std::move(none)}, {}, {}};
}

}  // namespace detail

KIZEN_INLINE ExpectationResult check_expectation(const Suite& suite, const Expectation& expectation,
                                                 const Scope& scope) {
  if (expectation.kind == Expectation::Kind::Open) {
    return detail::open_result(suite, expectation, scope);
  }
  return detail::ExpectationCheck(suite, expectation, scope).result();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
