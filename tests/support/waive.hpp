#pragma once

#include <string>
#include <vector>

#include "support/tool.hpp"

namespace kizen_test {

/// Runs `waive` with what every entry needs and some more.
inline Ended waive(const std::string& file, const std::vector<std::string>& more) {
  std::vector<std::string> all = {"waive",   "--file", file,        "--reason",  "Old records.",
                                  "--owner", "ann",    "--expires", "2099-12-31"};
  all.insert(all.end(), more.begin(), more.end());
  return tool(all);
}

/// The least that says what is waived.
inline const std::vector<std::string> no_json = {"--rule", "response.body.json"};

}  // namespace kizen_test
