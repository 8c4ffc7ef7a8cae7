#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "../../core/report.hpp"
#include "../../core/violation.hpp"
#include "waiver_leave.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Violations of one list: one by itself, or all of the closest branch of a choice.
struct ViolationGroup {
  const Choice* choice;  ///< null for one by itself
  std::vector<const Violation*> members;
};

/// Violations by the outermost choice that they are part of.
///
/// @param inside how many choices further out are left aside, since all are part of them
inline std::vector<ViolationGroup> groups_of(const std::vector<const Violation*>& violations,
                                             std::size_t inside) {
  std::vector<ViolationGroup> groups;
  std::map<const Choice*, std::size_t> known;
  for (const auto* violation : violations) {
    const auto& choices = violation->choices;
    if (inside >= choices.size()) {
      groups.push_back({nullptr, {violation}});
      continue;
    }
    const auto* choice = choices[choices.size() - 1 - inside].get();
    const auto [found, is_new] = known.emplace(choice, groups.size());
    if (is_new) groups.push_back({choice, {}});
    groups[found->second].members.push_back(violation);
  }
  return groups;
}

/// Decides what the entries of a waivers file allow in one report.
class WaiverJudge {
 public:
  WaiverJudge(const Report& report, WaiverStand stand)
      : report_(report), stand_(stand), leaves_(report.violations.size()) {}

  /// The leave for each violation of the report.
  std::vector<Leave> judge() {
    settle(pointers(report_.violations), 0);
    return std::move(leaves_);
  }

 private:
  using Members = std::vector<const Violation*>;

  static Members pointers(const std::vector<Violation>& violations) {
    Members all;
    for (const auto& violation : violations) all.push_back(&violation);
    return all;
  }

  /// Leave for all violations of a list; as much as there is for the worst of them.
  Leave leave_for(const Members& violations, std::size_t inside) {
    Leave all;
    all.kind = Leave::Kind::Given;
    for (const auto& group : groups_of(violations, inside)) {
      all.add(leave_for(group, inside));
      if (all.kind == Leave::Kind::None) break;
    }
    return all;
  }

  /// Leave for a violation, or for that branch of a choice for which there is most.
  Leave leave_for(const ViolationGroup& group, std::size_t inside) {
    if (group.choice == nullptr) return stand_.leave_for(*group.members.front(), report_);
    auto own = leave_for(group.members, inside + 1);
    if (own.kind == Leave::Kind::Given) return own;
    stand_.forget(own);
    return best_leave_for(*group.choice, std::move(own));
  }

  /// A leave that is forgotten, or more for a branch that does not stand in the report; it counts.
  Leave best_leave_for(const Choice& choice, Leave best) {
    for (const auto& branch : choice.branches) {
      if (branch.empty()) continue;
      auto leave = leave_for(pointers(branch), 0);
      if (leave.kind == Leave::Kind::Given) return leave;
      stand_.forget(leave);
      if (leave.kind > best.kind) best = std::move(leave);
    }
    stand_.recall(best);
    return best;
  }

  void settle(const Members& violations, std::size_t inside) {
    for (const auto& group : groups_of(violations, inside)) {
      if (group.choice == nullptr) {
        write(group.members, stand_.leave_for(*group.members.front(), report_));
      } else {
        settle(group, inside);
      }
    }
  }

  /// Where another branch is allowed, that is what all violations of this one are waived by; else
  /// each stands for itself.
  void settle(const ViolationGroup& group, std::size_t inside) {
    const auto own = leave_for(group.members, inside + 1);
    stand_.forget(own);
    if (own.kind != Leave::Kind::Given) {
      Leave none;
      none.kind = own.kind;
      const auto other = best_leave_for(*group.choice, none);
      write(group.members, other);
      if (other.kind == Leave::Kind::Given) return;
    }
    settle(group.members, inside + 1);
  }

  void write(const Members& violations, const Leave& leave) {
    for (const auto* violation : violations) {
      auto& own = leaves_[static_cast<std::size_t>(violation - report_.violations.data())];
      if (leave.kind > own.kind) {
        own = leave;
      } else if (leave.kind == own.kind) {
        own.add(leave);
      }
    }
  }

  const Report& report_;
  WaiverStand stand_;
  std::vector<Leave> leaves_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
