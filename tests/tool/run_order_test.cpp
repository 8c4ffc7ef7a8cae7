#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <regex>
#include <string>
#include <vector>

#include "support/tool.hpp"

namespace {

using kizen_test::small_suite;
using kizen_test::steady;
using kizen_test::tool;
using testing::HasSubstr;

struct RunOrder : testing::Test {
  /// Runs the suites of upserts, and gives the names of their cases in the order of the report.
  std::vector<std::string> order(const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"run",
                                          KIZEN_SOURCE_DIR "/suites/upsert-outcomes.arazzo.yaml",
                                          "--report", "junit=" + folder.path("out.xml")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const auto ended = tool(arguments);
    EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
    out = ended.out;
    EXPECT_TRUE(report.load_file(folder.path("out.xml").c_str()));
    std::vector<std::string> names;
    for (const auto& one : report.select_nodes("//testcase")) {
      names.push_back(std::string(one.node().attribute("classname").value()) + "/" +
                      one.node().attribute("name").value());
    }
    return names;
  }

  kizen_test::TemporaryFolder folder;
  pugi::xml_document report;
  std::string out;
};

TEST_F(RunOrder, IsTheSameWithAnyNumberOfJobs) {
  const auto written = order({});
  EXPECT_GE(written.size(), 30U);
  EXPECT_EQ(order({"--jobs", "8"}), written);
}

TEST_F(RunOrder, OfASeedIsToldAndCanBeRepeated) {
  const auto written = order({});
  const auto drawn = order({"--order", "random"});
  EXPECT_NE(drawn, written);
  EXPECT_THAT(drawn, testing::UnorderedElementsAreArray(written));
  std::smatch seed;
  ASSERT_TRUE(std::regex_search(out, seed, std::regex(", order of seed ([0-9]+)\n"))) << out;
  const auto* const property = "//property[@name='order.seed']";
  EXPECT_EQ(report.select_node(property).node().attribute("value").value(), seed[1].str());
  EXPECT_EQ(order({"--order", "random", "--seed", seed[1].str(), "--jobs", "4"}), drawn);
  EXPECT_EQ(order({"--order", "written"}), written);
  EXPECT_FALSE(report.select_node(property));
}

TEST_F(RunOrder, RefusesWhatIsNone) {
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  const auto refusal = [&](const std::string& option, const std::string& value) {
    const auto ended = tool({"run", suite, option, value});
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(ended.exit_code, 1) << option << value;
    return ended.err;
  };
  EXPECT_THAT(refusal("--seed", "4"), HasSubstr("only a random order has a seed"));
  EXPECT_THAT(refusal("--order", "mixed"), HasSubstr("written,random"));
  EXPECT_THAT(refusal("--jobs", "0"), HasSubstr("1 to 64"));
  EXPECT_THAT(refusal("--jobs", "65"), HasSubstr("1 to 64"));
  for (const char* const option : {"--max-failures", "--max-unchecked"}) {
    for (const char* const value : {"-1", "+1", "1000000001", "99999999999999999999999", "1.5"}) {
      EXPECT_THAT(refusal(option, value), HasSubstr("is no whole number from 0 to 1000000000"));
    }
  }
}

TEST_F(RunOrder, RefusesASeedThatIsNone) {
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  for (const char* const seed : {"-1", "18446744073709551616", "1e3"}) {
    const auto ended = tool({"run", suite, "--order", "random", "--seed", seed});
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_THAT(ended.err, HasSubstr("is no whole number from 0 to 18446744073709551615"));
  }
  EXPECT_EQ(tool({"run", suite, "--order", "random", "--seed", "18446744073709551615"}).exit_code,
            0);
}

TEST_F(RunOrder, EndsAfterAsManyFailuresAsItMay) {
  const auto suite = folder.write("small.arazzo.yaml", small_suite("204"));
  const auto ended =
      tool({"run", suite, "--max-failures", "1", "--report", "junit=" + folder.path("out.xml")});
  EXPECT_EQ(ended.exit_code, 4);
  EXPECT_THAT(steady(ended.out), HasSubstr("ended early: 1 case failed, and no other was started\n"
                                           "1 case: 1 failed, 1 not started in TIME\n"));
  ASSERT_TRUE(report.load_file(folder.path("out.xml").c_str()));
  EXPECT_STREQ(report.select_node("//testcase[@name='comes to its end']/error")
                   .node()
                   .attribute("message")
                   .value(),
               "1 case failed, 1 case not started");
  const auto all = tool({"run", suite, "--max-failures", "3"});
  EXPECT_THAT(steady(all.out), HasSubstr("\n2 cases: 2 failed in TIME\n"));
  EXPECT_THAT(all.out, testing::Not(HasSubstr("ended early")));
}

}  // namespace
