#pragma once

#include <kizen/check.hpp>
#include <kizen/contract.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace kizen_test {

/// What is wrong with a JSON report by its schema: `/place keyword` each.
inline std::vector<std::string> report_faults(const kizen::json& report) {
  static const auto source =
      kizen::read_json_file(KIZEN_SOURCE_DIR "/schemas/run-report.schema.json");
  static const auto schema = kizen::Schema::compile(source, {}, kizen::Dialect::Draft7);
  std::vector<std::string> faults;
  for (const auto& violation : schema.check(report).violations) {
    faults.push_back(violation.instance.to_string() + " " + violation.keyword);
  }
  return faults;
}

}  // namespace kizen_test
