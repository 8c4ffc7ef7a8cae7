#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../core/version.hpp"
#include "../suite/detail/reached_workflows.hpp"
#include "../suite/suite.hpp"
#include "detail/suite_names.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

namespace detail {

/// Whether a text fits a pattern in which `*` stands for any text. Linear in practice, no regex.
inline bool fits_glob(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

/// Workflow and case, as one text.
inline std::string title_of(const Workflow& workflow, const Case& row) {
  return row.name.empty() ? workflow.id : workflow.id + " / " + row.name;
}

}  // namespace detail

/// Which cases to run. Empty lists choose all.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// kizen::Workflow workflow;
/// workflow.id = "search-by-name";
/// workflow.tags = {"read"};
/// kizen::Selection selection;
/// selection.workflows = {"search-*"};
/// assert(selection.takes(workflow));
/// selection.not_tags = {"read"};
/// assert(!selection.takes(workflow));
/// ```
struct Selection {
  std::vector<std::string> tags = {};       ///< at least one of them
  std::vector<std::string> not_tags = {};   ///< none of them
  std::vector<std::string> workflows = {};  ///< workflowIds, in which `*` stands for any text
  /// Titles of cases, `WORKFLOW / CASE`, or `FILE#WORKFLOW / CASE` with the suite's file as it was
  /// named; the workflow alone where it lists no cases.
  std::vector<std::string> cases = {};

  /// Whether it leaves nothing out.
  bool is_all() const {
    return tags.empty() && not_tags.empty() && workflows.empty() && cases.empty();
  }

  /// Whether it takes a case of a workflow that it takes.
  bool takes(const Suite& suite, const Workflow& workflow, const Case& row) const {
    const auto title = detail::title_of(workflow, row);
    const auto is_meant = [&](const std::string& one) {
      return one == title || one == suite.source.file + "#" + title;
    };
    return cases.empty() || std::any_of(cases.begin(), cases.end(), is_meant);
  }

  bool takes(const Workflow& workflow) const {
    const auto has = [&](const std::string& tag) {
      return std::find(workflow.tags.begin(), workflow.tags.end(), tag) != workflow.tags.end();
    };
    const auto fits = [&](const std::string& glob) { return detail::fits_glob(glob, workflow.id); };
    return (tags.empty() || std::any_of(tags.begin(), tags.end(), has)) &&
           std::none_of(not_tags.begin(), not_tags.end(), has) &&
           (workflows.empty() || std::any_of(workflows.begin(), workflows.end(), fits));
  }
};

/// One case to run; points into the suites that it was planned from.
struct PlannedCase {
  const Suite* suite;
  const Workflow* workflow;
  const Case* row;
  /// The workflow that depends on it, where it was not selected itself; else null.
  const Workflow* needed_by = nullptr;
  std::size_t position = 0;   ///< in the whole plan as written, from 1
  std::string identity = {};  ///< `SUITE#WORKFLOW / CASE`, without the folders of all suites

  /// Workflow and case, as one text.
  std::string title() const { return detail::title_of(*workflow, *row); }

  /// Where it is listed, or its workflow where that lists none.
  SourcePlace place() const {
    auto place = row->name.empty() ? suite->place(workflow->place) : suite->place(*row);
    place.pointer = {};
    return place;
  }
};

namespace detail {

/// A workflow that must be done before another, by the name that it has there.
struct NeededWorkflow {
  WorkflowReference name;
  CalledWorkflow called;
};

/// All on which a workflow, or one that it runs in its course, depends.
inline std::vector<NeededWorkflow> dependencies_of(const CalledWorkflow& dependent) {
  std::vector<NeededWorkflow> all;
  for (const auto& called : reached_workflows(dependent, Reach::Calls)) {
    for (const auto& name : called.workflow->depends_on) {
      all.push_back({name, called.suite->called(name)});
    }
  }
  return all;
}

/// Plans cases, each after those on which its workflow depends.
class Planner {
 public:
  /// Adds the cases of a workflow that the selection takes, after those that they need.
  void add(const CalledWorkflow& called, const Selection& selection) {
    add(called, nullptr, &selection);
  }

  std::vector<PlannedCase> planned() { return std::move(planned_); }

 private:
  using Place = std::pair<std::string, std::string>;  ///< file and workflow

  /// @param needed_by the workflow that depends on it; null where it is selected
  /// @param selection which of its cases are meant; null for all
  void add(const CalledWorkflow& called, const Workflow* needed_by, const Selection* selection) {
    static const Case unnamed;
    const auto& cases = called.workflow->cases;
    for (std::size_t i = 0; i < std::max<std::size_t>(cases.size(), 1); ++i) {
      const auto& row = cases.empty() ? unnamed : cases[i];
      const bool is_meant =
          selection == nullptr || selection->takes(*called.suite, *called.workflow, row);
      if (is_meant) add(called, needed_by, i, row);
    }
  }

  void add(const CalledWorkflow& called, const Workflow* needed_by, std::size_t index,
           const Case& row) {
    const Place place{called.suite->source.file, called.workflow->id};
    if (begun_.insert(place).second) {
      for (const auto& dependency : dependencies_of(called)) {
        add(dependency.called, called.workflow, nullptr);
      }
    }
    if (!seen_.insert({place, index}).second) return;
    planned_.push_back({called.suite, called.workflow, &row, needed_by});
  }

  std::set<Place> begun_;                         ///< whose dependencies are planned
  std::set<std::pair<Place, std::size_t>> seen_;  ///< and the index of the case
  std::vector<PlannedCase> planned_;
};

/// Gives cases their places, and names that are the same on every machine.
inline void identify(std::vector<PlannedCase>& planned) {
  std::set<std::string> files;
  for (const auto& one : planned) files.insert(one.suite->source.file);
  const auto names = suite_names(files);
  for (std::size_t i = 0; i < planned.size(); ++i) {
    auto& one = planned[i];
    one.position = i + 1;
    one.identity = names.at(one.suite->source.file) + "#" + one.title();
  }
}

}  // namespace detail

/// Every case of the suites that the selection takes, in the order written but for workflows on
/// which others depend: they come before, also where they are not selected.
inline std::vector<PlannedCase> plan(const std::vector<Suite>& suites,
                                     const Selection& selection = {}) {
  detail::Planner planner;
  for (const auto& suite : suites) {
    for (const auto& workflow : suite.workflows) {
      if (!workflow.is_helper && selection.takes(workflow))
        planner.add({&suite, &workflow}, selection);
    }
  }
  auto planned = planner.planned();
  detail::identify(planned);
  return planned;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
