#pragma once

#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/violation_change.hpp"
#include "../schema.hpp"
#include "compiler.hpp"
#include "evaluator_inl.hpp"
#include "in_place_order.hpp"
#include "json_tree_of.hpp"
#include "lowering.hpp"
#include "schema_access.hpp"
#include "schema_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

namespace detail {

inline SchemaFindings disagreement(const char* how) {
  return not_checked("engines_disagree", std::string("the engines disagree: ") + how);
}

/// Why both engines refuse a value.
inline SchemaFindings refusal(const Program& program, JsonView value) {
  auto reasons = explain(program, value);
  SchemaFindings findings;
  findings.valid = false;
  findings.violations = std::move(reasons.violations);
  if (!reasons.cut_short.empty()) {
    findings.unchecked = Unchecked{"cut_short", reasons.cut_short};
  } else if (findings.violations.empty()) {
    return disagreement("nothing explains the refusal");
  }
  return findings;
}

/// The verdict of both engines. @throws TooMuchWork, and std::exception where valijson fails
inline SchemaFindings verdict(const Program& program, const Composition& composition,
                              JsonView value) {
  check_depth(program, value);
  const bool is_kept = keeps(program, value);
  const bool is_accepted = composition.accepts(value);
  if (is_kept && is_accepted) return {};
  if (is_kept) return disagreement("valijson refuses the value");
  if (is_accepted) return disagreement("valijson accepts the value");
  return refusal(program, value);
}

KIZEN_INLINE SchemaFindings SchemaAccess::check(const Schema& schema, JsonView value) {
  const auto& compiled = *schema.compiled_;
  try {
    auto findings = verdict(*compiled.program, compiled.composition, value);
    ViolationChange named(
        [&](Violation& violation) { violation.schema.document = compiled.document_name; });
    named(findings.violations);
    return findings;
  } catch (const TooMuchWork& work) {
    return not_checked("too_complex", work.measured);
  } catch (const std::exception& error) {
    return not_checked("engine_failed", std::string("valijson failed: ") + error.what());
  }
}

}  // namespace detail

KIZEN_INLINE Schema Schema::compile(const JsonSource& source, const JsonPointer& place,
                                    Dialect dialect) {
  const detail::DocumentReader reader(source);
  auto inventory = detail::SchemaReader(reader, dialect).read(place);
  auto compiled = detail::Compiler(reader, dialect, inventory.patterns).compile(place);
  compiled.depth = detail::InPlaceOrder(compiled).depth(reader);
  const auto program = std::make_shared<const detail::Program>(std::move(compiled));
  try {
    auto lowered = detail::Lowering(reader, dialect, inventory, *program).lowered(place);
    auto composition = detail::Composition::compile(std::move(lowered), program);
    return Schema(std::make_shared<const Compiled>(
        Compiled{source.file.substr(source.file.find_last_of('/') + 1), std::move(inventory.notes),
                 program, std::move(composition)}));
  } catch (const ContractError&) {
    throw;
  } catch (const std::exception& error) {
    reader.refuse(place, "schema.kind", std::string("the schema cannot be used: ") + error.what(),
                  "correct the keyword that is named");
  }
}

KIZEN_INLINE const std::vector<std::string>& Schema::notes() const { return compiled_->notes; }

KIZEN_INLINE SchemaFindings Schema::check(const json& value) const {
  const auto reading = detail::JsonTreeOf(value).reading();
  if (!reading.limit.empty()) return detail::not_checked(reading.limit, reading.measured);
  return detail::SchemaAccess::check(*this, detail::JsonView(reading.tree));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
