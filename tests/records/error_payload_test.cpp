#include <kizen/records/error_payload.hpp>

// clang-format off
#include <kizen/records.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace {

using kizen::error_payload_of;
using kizen::json;
using Shape = kizen::ErrorPayload::Shape;

/// What is printed of the error that a JSON text is; empty where it is none.
std::string read_as(const char* body, const char* request = "null") {
  const auto error = error_payload_of(json::parse(body), json::parse(request));
  std::ostringstream text;
  if (error) text << *error;
  return text.str();
}

TEST(ErrorPayload, ReadsARefusal) {
  EXPECT_EQ(
      read_as(R"({"non_field_errors": ["No."], "fields": [{}, {"value": ["Not a number."]}]})"),
      "a refusal\n  non_field_errors: No.\n  fields/1: Not a number.");
  EXPECT_EQ(read_as(R"({"fields": [{"value": {"id": ["Unknown."]}, "add_values": []}]})"),
            "a refusal\n  fields/0: Unknown.");
}

// E1
TEST(ErrorPayload, CallsAnEntryByTheFieldThatTheRequestWrites) {
  const char* const body = R"({"fields": [{"value": ["a"]}, {"value": ["b"]}, {"value": ["c"]}]})";
  EXPECT_EQ(read_as(body, R"({"fields": [{"name": "amount"}, {"id": "92"}]})"),
            "a refusal\n  amount: a\n  92: b\n  fields/2: c");
  EXPECT_EQ(read_as(body, R"({"fields": "odd"})"),
            "a refusal\n  fields/0: a\n  fields/1: b\n  fields/2: c");
}

// D10
TEST(ErrorPayload, ReadsTheOtherShapes) {
  EXPECT_EQ(read_as(R"({"code": "not_found", "detail": "Gone."})"),
            "an error in detail\n  code: not_found\n  detail: Gone.");
  EXPECT_EQ(read_as(R"({"lookup_value": ["Required."]})"),
            "errors by key\n  lookup_value: Required.");
  EXPECT_EQ(read_as(R"({"errors": ["One.", {"why": "Two."}, 3]})"),
            "a list of errors\n  errors: One.\n  errors: Two.\n  errors: 3");
}

TEST(ErrorPayload, ADetailMayComeWithMore) {
  EXPECT_EQ(read_as(R"({"code": "x", "detail": "No.", "request_id": "q"})"),
            "an error in detail\n  code: x\n  detail: No.\n  request_id: q");
  EXPECT_EQ(read_as(R"({"status": 400, "title": "Bad Request", "violations": ["a"]})"),
            "an error in detail\n  title: Bad Request\n  violations: a");
}

TEST(ErrorPayload, IsNothingElse) {
  EXPECT_EQ(read_as("{}"), "");
  EXPECT_EQ(read_as("[]"), "");
  EXPECT_EQ(read_as(R"("No.")"), "");
  EXPECT_EQ(read_as(R"({"count": 0, "results": [], "errors": []})"), "");
  EXPECT_EQ(read_as(R"({"id": "1", "fields": {}})"), "");
  EXPECT_EQ(read_as(R"({"results": []})"), "");
  EXPECT_EQ(read_as(R"({"title": "A record", "id": "1"})"), "");
}

TEST(ErrorPayload, MentionsKeysWholeAndTextsInPart) {
  const auto error = error_payload_of({{"lookup_value", {"This field is required."}}});
  ASSERT_TRUE(error);
  EXPECT_EQ(error->shape, Shape::Keyed);
  EXPECT_TRUE(error->mentions("lookup_value"));
  EXPECT_TRUE(error->mentions("is required"));
  EXPECT_FALSE(error->mentions("lookup"));
  EXPECT_FALSE(error->mentions("Is Required"));
}

}  // namespace
