#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "../../core/detail/text.hpp"
#include "discriminate.hpp"
#include "evaluation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Some of the branches of `anyOf` or `oneOf`.
struct BranchLook {
  const Look& look;
  const char* keyword;
  const std::vector<SchemaIndex>& branches;
};

/// Whether a finding shows that another kind of value was meant: the type is wrong, null alone would
/// do, or a member that can only be one thing is another.
inline bool shows_another_kind(const Violation& violation, std::size_t top) {
  const auto depth = violation.instance.tokens().size();
  const bool is_tag = violation.keyword == "enum" || violation.keyword == "const";
  if (depth == top) return violation.keyword == "type" || (is_tag && violation.expected == "null");
  return depth == top + 1 && is_tag && !starts_with(violation.expected, "one of ");
}

/// How far a value is from a branch: of another kind, then by the number of violations, then by how
/// little of the value was right before the first.
inline auto distance(const Findings& branch, const Look& look) {
  const auto top = look.at.pointer().tokens().size();
  bool is_other_kind = false;
  std::size_t deepest = 0;
  for (const auto& finding : branch) {
    is_other_kind = is_other_kind || shows_another_kind(finding.violation, top);
    deepest = std::max(deepest, finding.violation.instance.tokens().size());
  }
  return std::make_tuple(is_other_kind, branch.size(), -static_cast<std::ptrdiff_t>(deepest));
}

/// What another branch would have wanted, in one line.
inline std::string other_branch(std::size_t index, const Findings& findings) {
  const auto& first = findings.front().violation;
  auto line = "branch " + std::to_string(index) + " expects " + first.expected;
  if (!first.instance.empty()) line += " at " + first.instance.to_string();
  if (findings.size() > 1) line += ", and " + std::to_string(findings.size() - 1) + " more";
  return line;
}

/// How many violations of a branch that is not reported are kept.
inline constexpr std::size_t most_branch_violations = 1000;

/// How many choices that stand in each other are kept, the outermost first.
inline constexpr std::size_t most_choices = 16;

/// What the branches that are not reported would have wanted; null where nothing is known of it.
inline std::shared_ptr<const Choice> choice_of(std::vector<Findings> others) {
  auto choice = std::make_shared<Choice>();
  bool is_known = false;
  for (auto& branch : others) {
    if (branch.size() > most_branch_violations) branch.clear();
    is_known = is_known || !branch.empty();
    choice->branches.push_back(in_order(std::move(branch)));
  }
  return is_known ? choice : nullptr;
}

/// Writes down the violations of one branch, with a line for each other one.
inline void add_branch(Evaluation& run, std::size_t chosen, const std::string& why,
                       std::vector<Findings> branches) {
  std::vector<std::string> lines = {why};
  for (std::size_t i = 0; i < branches.size(); ++i) {
    if (i != chosen && !branches[i].empty()) lines.push_back(other_branch(i, branches[i]));
  }
  auto findings = std::exchange(branches[chosen], {});
  const auto choice = choice_of(std::move(branches));
  for (auto& [order, violation] : findings) {
    for (const auto& line : lines) violation.add_note(line);
    if (choice && run.choices < most_choices) violation.choices.push_back(choice);
    run.findings->push_back({order, std::move(violation)});
  }
}

inline std::vector<Findings> explained_branches(Evaluation& run, const BranchLook& look) {
  std::vector<Findings> all;
  ++run.choices;
  for (const auto branch : look.branches) {
    all.push_back(explained(run, branch, look.look.value, look.look.at));
  }
  --run.choices;
  return all;
}

inline bool refuse_all(Evaluation& run, const BranchLook& look) {
  auto branches = explained_branches(run, look);
  const auto closest =
      std::min_element(branches.begin(), branches.end(), [&](const Findings& a, const Findings& b) {
        return distance(a, look.look) < distance(b, look.look);
      });
  const auto index = static_cast<std::size_t>(closest - branches.begin());
  add_branch(run, index,
             "branch " + std::to_string(index) + " of " + look.keyword + " came closest",
             std::move(branches));
  return false;
}

inline bool check_all_of(Evaluation& run, const Look& look) {
  bool holds = true;
  for (const auto branch : look.schema.branches->all_of) {
    holds = check_schema(run, branch, look.value, look.at) && holds;
    if (!holds && run.is_quiet()) return false;
  }
  return holds;
}

inline bool check_any_of(Evaluation& run, const BranchLook& look) {
  const bool holds = std::any_of(look.branches.begin(), look.branches.end(), [&](SchemaIndex one) {
    return accepts(run, one, look.look.value, look.look.at);
  });
  return holds || (!run.is_quiet() && refuse_all(run, look));
}

inline bool check_one_of(Evaluation& run, const BranchLook& look) {
  std::vector<std::string> fitting;
  std::size_t count = 0;
  for (std::size_t i = 0; i < look.branches.size(); ++i) {
    if (!accepts(run, look.branches[i], look.look.value, look.look.at)) continue;
    if (++count > 1 && run.is_quiet()) return false;
    if (!run.is_quiet()) fitting.push_back(std::to_string(i));
  }
  if (count == 1) return true;
  if (run.is_quiet()) return false;
  if (count == 0) return refuse_all(run, look);
  return refuse(run, look.look, "oneOf", "exactly one branch that fits",
                "branches " + joined(fitting, " and ") + " fit " + shown(look.look.value));
}

/// The branch that the discriminator's member names must fit; the others then matter only to
/// `oneOf`.
inline bool check_discriminated(Evaluation& run, const BranchLook& look, bool is_one_of) {
  const auto& discriminator = *look.look.schema.branches->discriminator;
  const auto chosen = discriminated(discriminator, look.look.value);
  if (!chosen) return !run.is_quiet() && refuse_discriminator(run, look.look, discriminator);
  const auto fits = accepts(run, look.branches[*chosen], look.look.value, look.look.at);
  if (fits) return is_one_of ? check_one_of(run, look) : check_any_of(run, look);
  if (run.is_quiet()) return false;
  std::vector<Findings> branches(look.branches.size());
  branches[*chosen] = explained(run, look.branches[*chosen], look.look.value, look.look.at);
  add_branch(run, *chosen,
             "branch " + std::to_string(*chosen) + " of " + look.keyword + " is the one that " +
                 in_quotes(discriminator.member) + " names",
             std::move(branches));
  return false;
}

inline bool check_choice(Evaluation& run, const BranchLook& look, bool is_discriminated) {
  const bool is_one_of = look.keyword[0] == 'o';
  if (is_discriminated && look.look.value.is(JsonKind::Object)) {
    return check_discriminated(run, look, is_one_of);
  }
  return is_one_of ? check_one_of(run, look) : check_any_of(run, look);
}

inline bool check_choices(Evaluation& run, const Look& look) {
  const auto& branches = *look.schema.branches;
  const bool has_one_of = !branches.one_of.empty();
  const bool is_discriminated = branches.discriminator.has_value();
  bool holds = true;
  if (!branches.any_of.empty()) {
    holds = check_choice(run, {look, "anyOf", branches.any_of}, is_discriminated && !has_one_of);
  }
  if (!has_one_of || (!holds && run.is_quiet())) return holds;
  return check_choice(run, {look, "oneOf", branches.one_of}, is_discriminated) && holds;
}

inline bool check_condition(Evaluation& run, const Look& look) {
  const auto& branches = *look.schema.branches;
  const bool fits = accepts(run, *branches.condition, look.value, look.at);
  const auto next = fits ? branches.then : branches.otherwise;
  return !next || check_schema(run, *next, look.value, look.at);
}

inline bool check_not(Evaluation& run, const Look& look) {
  const auto& branches = *look.schema.branches;
  if (!accepts(run, *branches.none_of, look.value, look.at)) return true;
  return !run.is_quiet() &&
         refuse(run, look, "not", "a value that does not fit " + branches.refused);
}

/// Whether a value keeps every keyword that holds it to further schemas.
inline bool check_branches(Evaluation& run, const Look& look) {
  const auto& branches = *look.schema.branches;
  bool holds = check_all_of(run, look);
  if (!holds && run.is_quiet()) return false;
  holds = check_choices(run, look) && holds;
  if (branches.none_of && (holds || !run.is_quiet())) holds = check_not(run, look) && holds;
  if (branches.condition && (holds || !run.is_quiet())) holds = check_condition(run, look) && holds;
  return holds;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
