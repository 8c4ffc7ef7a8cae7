#pragma once

#include <kizen/check.hpp>
#include <kizen/contract.hpp>
#include <kizen/yaml.hpp>
#include <string>
#include <vector>

namespace kizen_test {

inline kizen::JsonSource yaml_source(const std::string& path) {
  return kizen::read_yaml(kizen::detail::file_text(path), path);
}

inline const kizen::JsonSource& suite_schema_source() {
  static const auto source = kizen::read_json_file(KIZEN_SOURCE_DIR "/schemas/suite.schema.json");
  return source;
}

inline const kizen::Schema& suite_schema() {
  static const auto schema =
      kizen::Schema::compile(suite_schema_source(), {}, kizen::Dialect::Draft7);
  return schema;
}

/// A suite that has every member that the schema knows.
inline const kizen::json& whole_suite() {
  static const auto source = yaml_source(KIZEN_SOURCE_DIR "/tests/support/whole_suite.arazzo.yaml");
  return *source.document;
}

/// What is wrong with a suite: `/place keyword` each.
inline std::vector<std::string> suite_faults(const kizen::json& suite) {
  std::vector<std::string> faults;
  for (const auto& violation : suite_schema().check(suite).violations) {
    faults.push_back(violation.instance.to_string() + " " + violation.keyword);
  }
  return faults;
}

}  // namespace kizen_test
