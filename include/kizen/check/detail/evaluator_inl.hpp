#pragma once

#include <string>
#include <utility>
#include <vector>

#include "check_array.hpp"
#include "check_branches.hpp"
#include "check_object.hpp"
#include "evaluation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline bool has_type(const Program& program, TypeSet types, JsonView value) {
  if (types.has(type_of(value.kind()))) return true;
  if (!value.is(JsonKind::Number) || !types.has(TypeSet::Integer)) return false;
  return value.is_integer() || (program.takes_whole_floats && Decimal(value.text()).is_whole());
}

inline bool check_assertions(Evaluation& run, const Look& look) {
  bool all = true;
  for (const auto& assertion : look.schema.assertions) {
    if (holds(assertion, look.value)) continue;
    if (run.is_quiet()) return false;
    all = refuse(run, look, assertion.keyword, assertion.expected);
  }
  return all;
}

/// Everything about a value but its type.
inline bool check_parts(Evaluation& run, const Look& look) {
  bool holds = check_assertions(run, look);
  if (!holds && run.is_quiet()) return false;
  if (look.schema.object && look.value.is(JsonKind::Object)) {
    holds = check_object(run, look) && holds;
  } else if (look.schema.array && look.value.is(JsonKind::Array)) {
    holds = check_array(run, look) && holds;
  }
  if (!look.schema.branches || (!holds && run.is_quiet())) return holds;
  return check_branches(run, look) && holds;
}

inline bool check_schema(Evaluation& run, SchemaIndex index, JsonView value, const Path& at) {
  const auto& schema = run.program.schemas[index];
  const Look look{schema, value, at};
  run.count_step();
  if (schema.takes_null && value.is(JsonKind::Null)) return true;
  if (schema.is_false) {
    return !run.is_quiet() && refuse(run, look, "false schema", "no value at all");
  }
  if (!has_type(run.program, schema.types, value)) {
    return !run.is_quiet() && refuse(run, look, "type", schema.type_expected);
  }
  if (run.depth == run.limits.depth) {
    throw TooMuchWork{"more than " + std::to_string(run.limits.depth) + " schemas in each other"};
  }
  ++run.depth;
  const bool holds = check_parts(run, look);
  --run.depth;
  return holds;
}

/// Whether a value keeps a program. @throws TooMuchWork
inline bool keeps(const Program& program, JsonView value) {
  Evaluation run(program, value);
  return check_schema(run, 0, value, {});
}

/// Why a value breaks a program: one violation a leaf, in the order of the text; none where it
/// keeps it. Where that is too much work, what was found until then.
///
/// @throws TooMuchWork where nothing was
inline std::vector<Violation> explain(const Program& program, JsonView value) {
  Evaluation run(program, value);
  Findings findings;
  run.findings = &findings;
  try {
    check_schema(run, 0, value, {});
  } catch (const TooMuchWork&) {
    if (findings.empty()) throw;
  }
  return in_order(std::move(findings));
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
