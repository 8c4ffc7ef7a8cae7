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
    run.add_work(work_of(assertion, look.value));
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

KIZEN_INLINE bool check_schema(Evaluation& run, SchemaIndex index, JsonView value, const Path& at) {
  const auto& schema = run.program.schemas[index];
  const Look look{schema, value, at};
  run.add_work(1);
  if (schema.takes_null && value.is(JsonKind::Null)) return true;
  if (schema.is_false) {
    return !run.is_quiet() && refuse(run, look, "false schema", "no value at all");
  }
  if (!has_type(run.program, schema.types, value)) {
    return !run.is_quiet() && refuse(run, look, "type", schema.type_expected);
  }
  return check_parts(run, look);
}

/// Whether a value keeps a program. @throws TooMuchWork
inline bool keeps(const Program& program, JsonView value) {
  Evaluation run(program, value);
  return check_schema(run, 0, value, {});
}

/// Why a value breaks a program.
struct Reasons {
  std::vector<Violation> violations;  ///< one a leaf, in the order of the text
  std::string cut_short = {};         ///< why there may be more; empty where these are all
};

inline Reasons explain(const Program& program, JsonView value) {
  Evaluation run(program, value);
  Findings findings;
  run.findings = &findings;
  std::string cut_short;
  try {
    check_schema(run, 0, value, {});
  } catch (const TooMuchWork& work) {
    cut_short = work.measured;
  }
  return {in_order(std::move(findings)), std::move(cut_short)};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
