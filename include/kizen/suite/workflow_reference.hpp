#pragma once

#include <ostream>
#include <string>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The name of a workflow, of this document or of one that this document describes as a source.
///
/// ```cpp
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// assert(kizen::WorkflowReference{}.empty());
/// assert((kizen::WorkflowReference{{}, "clean"}).to_string() == "clean");
/// assert((kizen::WorkflowReference{"common", "clean"}).to_string() ==
///        "$sourceDescriptions.common.clean");
/// ```
struct WorkflowReference {
  std::string source = {};  ///< name of the source description; empty: this document
  std::string id = {};      ///< workflowId

  bool empty() const { return id.empty(); }

  /// As a suite writes it.
  std::string to_string() const {
    return source.empty() ? id : "$sourceDescriptions." + source + "." + id;
  }
};

inline bool operator==(const WorkflowReference& a, const WorkflowReference& b) {
  return a.source == b.source && a.id == b.id;
}

inline std::ostream& operator<<(std::ostream& out, const WorkflowReference& reference) {
  return out << reference.to_string();
}

/// The name of a step, of this workflow or of another.
///
/// @see Arazzo 1.1.0, Step Object, dependsOn
struct StepReference {
  WorkflowReference workflow = {};  ///< empty: the workflow that the name stands in
  std::string step = {};            ///< stepId
};

}  // namespace KIZEN_ABI
}  // namespace kizen
