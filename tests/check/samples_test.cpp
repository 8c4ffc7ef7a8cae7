#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "kizen/check.hpp"
#include "support/good_exchanges.hpp"

namespace {

using kizen::Verdict;
using kizen_test::records_checker;
using testing::Contains;
using testing::Each;
using testing::StartsWith;

/// Messages of the real service, which need not be there.
class Samples : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::is_directory(folder())) GTEST_SKIP() << "no folder " << folder();
  }

  static std::string folder() { return KIZEN_SOURCE_DIR "/../shared/samples"; }

  static std::string text(const std::string& name) {
    std::ifstream file(folder() + "/" + name, std::ios::binary);
    EXPECT_TRUE(file.is_open()) << name;
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

  static kizen::Report response(const char* operation, int status, const std::string& name) {
    return records_checker().check_response_body(*kizen::records().operation(operation), status,
                                                 text(name));
  }

  static kizen::Report request(const char* operation, const std::string& body,
                               const kizen::Checker& checker = records_checker()) {
    return checker.check_request_body(*kizen::records().operation(operation), body);
  }

  /// `RULE KEYWORD INSTANCE: EXPECTED` of each violation.
  static std::vector<std::string> told(const kizen::Report& report) {
    std::vector<std::string> lines;
    for (const auto& one : report.violations) {
      lines.push_back(one.rule + " " + one.keyword + " " + one.instance.to_string() + ": " +
                      one.expected);
    }
    return lines;
  }
};

TEST_F(Samples, SearchPageLacksTheFieldIdAndClientInfo) {
  const auto lines = told(response("records_search_create", 200, "search_page.observed.json"));
  EXPECT_EQ(lines.size(), 4U);
  EXPECT_THAT(lines, Contains("response.body.schema required /results/0/fields: a member \"id\""));
  EXPECT_THAT(lines, Contains("response.body.schema type /results/0/client_info: an object"));
  EXPECT_THAT(lines, Contains("response.body.schema required /results/1/fields: a member \"id\""));
  EXPECT_THAT(lines, Contains("response.body.schema type /results/1/client_info: an object"));
}

TEST_F(Samples, PositionalErrorsLackWhatEachEntryMustHave) {
  const auto lines = told(response("records_update", 400, "error_400_positional.json"));
  EXPECT_EQ(lines, (std::vector<std::string>{
                       "response.body.schema required /fields/0: a member \"add_values\"",
                       "response.body.schema required /fields/0: a member \"remove_values\"",
                       "response.body.schema required /fields/0: a member \"value\"",
                       "response.body.schema required /fields/1: a member \"add_values\"",
                       "response.body.schema required /fields/1: a member \"remove_values\"",
                       "response.body.schema required /fields/2: a member \"add_values\"",
                       "response.body.schema required /fields/2: a member \"remove_values\"",
                       "response.body.schema required /fields/2: a member \"value\""}));
}

TEST_F(Samples, FieldKeyedErrorsLackFields) {
  EXPECT_EQ(told(response("records_add_create", 400, "error_400_field_keyed.json")),
            std::vector<std::string>{"response.body.schema required : a member \"fields\""});
}

TEST_F(Samples, OtherStatusesAreUndeclared) {
  const auto undeclared = Each(StartsWith("response.status.undeclared"));
  for (const auto& operation : kizen::records().operations()) {
    const auto told_of = [&](int status, const char* name) {
      return told(response(operation.id.c_str(), status, name));
    };
    for (const auto& lines :
         {told_of(401, "error_401_missing_headers.json"), told_of(404, "error_404_not_found.json"),
          told_of(404, "error_404_unknown_path.html")}) {
      EXPECT_EQ(lines.size(), 1U);
      EXPECT_THAT(lines, undeclared);
    }
  }
}

TEST_F(Samples, UpsertConforms) {
  const auto report = request("records_upsert_create", text("request_upsert_create.json"));
  EXPECT_EQ(report.verdict(), Verdict::Conforms) << report;
}

TEST_F(Samples, SearchConforms) {
  const auto report = request("records_search_create", text("request_search_name_contains.json"));
  EXPECT_EQ(report.verdict(), Verdict::Conforms) << report;
}

TEST_F(Samples, ScalarsAreWrittenOnlyWithTheDifference) {
  const auto body = text("request_patch_scalar.json");
  EXPECT_EQ(
      told(request("records_partial_update", body)),
      std::vector<std::string>{"request.body.schema type /fields/0/value: an object or null"});
  const kizen::Checker waiving(kizen::records(), kizen::records_differences().only({"D6"}));
  const auto report = request("records_partial_update", body, waiving);
  EXPECT_EQ(report.verdict(), Verdict::Waived);
  EXPECT_EQ(report.waived.at(0).id, "D6");
}

TEST_F(Samples, EveryFilterConformsToWhatIsObserved) {
  const kizen::Checker observed(kizen::observed_records());
  const auto types = kizen::json::parse(text("filters_by_field_type.json"));
  for (const auto& type : types) {
    for (const auto& filter : type) {
      const kizen::json body = {{"query", {{{"filters", {filter}}}}}};
      const auto report = request("records_search_create", body.dump(), observed);
      EXPECT_EQ(report.verdict(), Verdict::Conforms) << filter << "\n" << report;
    }
  }
}

TEST_F(Samples, EveryFilterConforms) {
  std::size_t filters = 0;
  const auto types = kizen::json::parse(text("filters_by_field_type.json"));
  for (const auto& type : types) {
    for (const auto& filter : type) {
      const kizen::json body = {{"query", {{{"filters", {filter}}}}}};
      const auto report = request("records_search_create", body.dump());
      EXPECT_EQ(report.verdict(), Verdict::Conforms) << filter << report;
      ++filters;
    }
  }
  EXPECT_GT(filters, 50U);
}

}  // namespace
