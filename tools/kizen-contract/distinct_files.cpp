#include "distinct_files.hpp"

#include <CLI/CLI.hpp>
#include <kizen/yaml/detail/canonical_path.hpp>
#include <map>

#include "special_file.hpp"

namespace kizen_tool {

NamedFiles report_files(const std::vector<std::string>& reports) {
  NamedFiles files;
  for (const auto& report : reports) {
    files.emplace_back("--report", report.substr(report.find('=') + 1));
  }
  return files;
}

void demand_distinct(const NamedFiles& files) {
  std::map<std::string, std::string> flags;
  for (const auto& [flag, file] : files) {
    if (file.empty() || is_special(file)) continue;
    const auto [other, is_new] = flags.emplace(kizen::detail::canonical_path(file), flag);
    if (is_new) continue;
    throw CLI::ValidationError(flag,
                               "'" + file + "' is the file of " +
                                   (other->second == flag ? "another " + flag : other->second) +
                                   " too; give each a file of its own");
  }
}

}  // namespace kizen_tool
