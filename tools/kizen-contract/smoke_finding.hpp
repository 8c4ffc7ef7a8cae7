#pragma once

#include <kizen/run/summary.hpp>
#include <string>
#include <vector>

namespace kizen_tool {

/// Something that a tenant does not keep.
struct SmokeFinding {
  std::string id;    ///< the same as long as it is the same promise at the same place
  std::string text;  ///< on one line
};

/// What a look at a tenant came to.
struct SmokeResult {
  kizen::Outcome outcome = kizen::Outcome::CouldNotRun;
  std::string target = {};                  ///< as the command line names it
  std::string place = {};                   ///< its URL; the name where that is not known
  std::string reason = {};                  ///< why nothing can be said; empty where something can
  std::vector<SmokeFinding> findings = {};  ///< at least one where it is broken

  /// `broken: 2 findings at https://…: first finding`, on one line; empty where all is kept.
  std::string sentence() const;
};

/// `2 findings at https://…: first finding`
std::string findings_text(const std::vector<SmokeFinding>& findings, const std::string& place);

}  // namespace kizen_tool
