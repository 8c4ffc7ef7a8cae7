#pragma once

#include <string>
#include <vector>

#include "merged_run.hpp"

namespace kizen_tool {

/// Finds why reports are not all shards of one run, each once.
class UnionFaults {
 public:
  /// @param runs outlives this
  explicit UnionFaults(const std::vector<ReadRun>& runs) : runs_(runs) {}

  /// One message each.
  std::vector<std::string> all();

 private:
  void demand_complete();
  void demand_shards();
  void demand_same_run();
  void demand_every_index();
  void demand_every_case();
  void add(const std::string& file, const std::string& problem);

  const std::vector<ReadRun>& runs_;
  std::vector<std::string> faults_;
};

}  // namespace kizen_tool
