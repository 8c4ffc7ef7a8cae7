#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "support/faulty_canary.hpp"
#include "support/tool.hpp"

namespace kizen_test {

/// An environment in which the key and an input are the canary.
inline const std::vector<std::string> canary_variables = {
    "KIZEN_API_KEY=" + canary, "KIZEN_BUSINESS_ID=0b5e3a52-6a1c-4c8e-9d70-000000000001",
    "KIZEN_USER_ID=0b5e3a52-6a1c-4c8e-9d70-000000000002", "KIZEN_WORD=" + canary};

/// A folder in which the program is run, and everything is looked at that it writes.
class Cage {
 public:
  /// Runs the program and looks at what it printed.
  Ended run(const std::vector<std::string>& arguments,
            const std::vector<std::string>& environment = canary_variables) const {
    std::vector<std::string> all = {"/usr/bin/env", "-C", folder.path("."), KIZEN_TOOL};
    all.insert(all.end(), arguments.begin(), arguments.end());
    auto ended = Process({all, environment, "", -1}).wait();
    EXPECT_NE(ended.exit_code, 70) << ended.err;
    EXPECT_LT(ended.exit_code, 126) << ended.err;
    EXPECT_THAT(canary_traces_in(ended.out), testing::IsEmpty()) << ended.out;
    EXPECT_THAT(canary_traces_in(ended.err), testing::IsEmpty()) << ended.err;
    return ended;
  }

  /// Looks at every file that has been written.
  void expect_silence() const {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path("."))) {
      const auto name = std::filesystem::relative(entry.path(), folder.path(".")).string();
      if (!entry.is_regular_file() || name.rfind("given", 0) == 0) continue;
      EXPECT_THAT(canary_traces_in(name + "\n" + folder.read(name)), testing::IsEmpty()) << name;
    }
  }

  void expect_json(const std::string& name) const {
    const auto text = folder.read(name);
    EXPECT_TRUE(text.empty() || nlohmann::json::accept(text)) << name << ": " << text;
  }

  void expect_json_lines(const std::string& name) const {
    std::istringstream lines(folder.read(name));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_TRUE(nlohmann::json::accept(line)) << line;
    }
  }

  void expect_xml(const std::string& name) const {
    const auto text = folder.read(name);
    const auto read = pugi::xml_document().load_string(text.c_str());
    EXPECT_TRUE(text.empty() || read) << read.description() << text;
  }

  /// What a test writes itself begins with `given`, and is not looked at.
  TemporaryFolder folder;
};

}  // namespace kizen_test
