#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "kizen/check.hpp"

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Every `"request.…"` and `"response.…"` of the layer that reads like a whole id.
std::set<std::string> ids_in_sources() {
  std::set<std::string> ids;
  const std::regex id(R"#("((?:request|response)\.[a-z_]+\.[a-z_]+)")#");
  const std::filesystem::path layer = KIZEN_SOURCE_DIR "/include/kizen/check";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(layer)) {
    if (!entry.is_regular_file()) continue;
    const auto text = text_of(entry.path());
    for (std::sregex_iterator match(text.begin(), text.end(), id), end; match != end; ++match) {
      ids.insert((*match)[1]);
    }
  }
  return ids;
}

TEST(Rules, HoldEveryIdThatTheCodeSpells) {
  const std::set<std::string> reasons_for_unchecked = {"request.body.no_schema",
                                                       "response.body.no_schema"};
  const auto ids = ids_in_sources();
  EXPECT_GT(ids.size(), 10U);
  for (const auto& id : ids) {
    EXPECT_NE(kizen::find_rule(id) != nullptr, reasons_for_unchecked.count(id) == 1) << id;
  }
}

}  // namespace
