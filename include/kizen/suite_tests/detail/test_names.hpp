#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/detail/text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A text as a part of a test's name that every filter can spell: letters and digits, and one `_`
/// for whatever stands between them.
inline std::string test_word(std::string_view text) {
  static constexpr std::string_view disabled = "DISABLED_";
  std::string word;
  for (const char c : text) {
    if (is_alphanumeric(c)) {
      word += c;
    } else if (!word.empty() && word.back() != '_') {
      word += '_';
    }
  }
  if (!word.empty() && word.back() == '_') word.pop_back();
  if (starts_with(word, disabled)) word.erase(disabled.size() - 1, 1);  // or nobody would run it
  return word;
}

/// The name of the test suite of a file: without folder and ending.
inline std::string suite_word(const std::string& file) {
  auto path = std::filesystem::path(file).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();  // of a folder
  auto name = path.filename().string();
  for (const char* const ending : {".arazzo.yaml", ".arazzo.yml", ".arazzo.json", ".yaml"}) {
    if (!ends_with(name, ending)) continue;
    name.resize(name.size() - std::string_view(ending).size());
    break;
  }
  auto word = test_word(name);
  return word.empty() ? "suite" : word;
}

/// The names of a program's tests of suites, of which none is there twice.
class TestNames {
 public:
  /// That name, or with the next number that is free.
  std::string suite(const std::string& wanted) { return unused(wanted, suites_); }

  std::string test(const std::string& suite, const std::string& workflow, const std::string& row) {
    auto wanted = test_word(workflow);
    if (wanted.empty()) wanted = "workflow";
    const auto word = test_word(row);
    if (!row.empty()) wanted += "/" + (word.empty() ? "case" : word);
    return unused(wanted, tests_[suite]);
  }

  static TestNames& all() {
    static TestNames names;
    return names;
  }

 private:
  static std::string unused(const std::string& wanted, std::set<std::string>& used) {
    auto name = wanted;
    for (std::size_t i = 2; !used.insert(name).second; ++i) {
      name = wanted + "_" + std::to_string(i);
    }
    return name;
  }

  std::set<std::string> suites_;
  std::map<std::string, std::set<std::string>> tests_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
