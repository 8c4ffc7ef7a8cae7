#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kizen/check.hpp"

namespace kizen_test {

/// An entry that may stand in a waivers file for the shop.
inline kizen::json waiver_entry(const char* changes = "{}") {
  kizen::json entry = {{"rule", "response.body.schema"},
                       {"reason", "Being mended."},
                       {"owner", "ann"},
                       {"expires", "2026-12-31"}};
  entry.merge_patch(kizen::json::parse(changes));
  return entry;
}

/// A waivers file of these entries, on one line.
inline std::string waivers_text(const std::vector<kizen::json>& entries) {
  return kizen::json({{"waivers", 1}, {"entries", entries}}).dump();
}

inline kizen::Waivers waivers_of(const std::vector<kizen::json>& entries,
                                 const kizen::Contract& contract) {
  return kizen::Waivers::from(kizen::read_json(waivers_text(entries), "waivers.json"), contract);
}

}  // namespace kizen_test
