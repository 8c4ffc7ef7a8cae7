#include <gtest/gtest.h>

#include <kizen/contract/operation.hpp>
#include <string>

namespace {

using kizen::MediaType;
using kizen::Operation;
using kizen::ParameterPlace;
using kizen::StatusRange;

kizen::Content content(const std::string& type) { return {*MediaType::parse(type)}; }

TEST(ContentFor, TheNarrowestRangeSpeaks) {
  const std::vector<kizen::Content> contents = {content("*/*"), content("text/*"),
                                                content("text/plain")};
  const auto range_for = [&](const std::string& type) {
    return kizen::content_for(contents, *MediaType::parse(type))->type.to_string();
  };
  EXPECT_EQ(range_for("text/plain"), "text/plain");
  EXPECT_EQ(range_for("text/html"), "text/*");
  EXPECT_EQ(range_for("image/png"), "*/*");
}

TEST(ContentFor, NothingWhereNoRangeCovers) {
  EXPECT_EQ(kizen::content_for({content("text/*")}, *MediaType::parse("image/png")), nullptr);
}

TEST(Operation, TheNarrowestResponseSpeaks) {
  Operation operation{"a", "GET", "/a", {}};
  for (const char* const key : {"default", "4XX", "404"}) {
    operation.responses.push_back({*StatusRange::parse(key)});
  }
  EXPECT_EQ(operation.response(404)->statuses.to_string(), "404");
  EXPECT_EQ(operation.response(409)->statuses.to_string(), "4XX");
  EXPECT_EQ(operation.response(200)->statuses.to_string(), "default");
  operation.responses.clear();
  EXPECT_EQ(operation.response(200), nullptr);
}

TEST(Operation, OnlyHeaderNamesIgnoreCase) {
  Operation operation{"a", "GET", "/a", {}};
  operation.parameters = {{"X-Trace", ParameterPlace::Header}, {"page", ParameterPlace::Query}};
  EXPECT_NE(operation.parameter("x-trace", ParameterPlace::Header), nullptr);
  EXPECT_EQ(operation.parameter("x-trace", ParameterPlace::Query), nullptr);
  EXPECT_NE(operation.parameter("page", ParameterPlace::Query), nullptr);
  EXPECT_EQ(operation.parameter("Page", ParameterPlace::Query), nullptr);
}

TEST(Operation, PrintsItsId) {
  EXPECT_EQ(testing::PrintToString(Operation{"records_destroy", "DELETE", "/a", {}}),
            "records_destroy");
}

TEST(Operation, ItsPartsPrint) {
  EXPECT_EQ(testing::PrintToString(content("text/*")), "text/*");
  EXPECT_EQ(testing::PrintToString(kizen::DeclaredResponse{*StatusRange::parse("4XX")}), "4XX");
}

}  // namespace
