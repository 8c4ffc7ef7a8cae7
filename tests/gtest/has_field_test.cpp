#include <kizen/gtest/has_field.hpp>

// clang-format off
#include <kizen/gtest.hpp>
#include <kizen/tenant.hpp>
// clang-format on

#include <string>

#include "gtest/told.hpp"

namespace {

using kizen::HasField;
using kizen::json;
using kizen_test::described;
using kizen_test::told;

constexpr char rating_id[] = "921cec5c-9f68-4cd1-bf30-b11f00571175";

const json rated = {{"fields",
                     {{rating_id, {{"id", rating_id}, {"name", "rating"}, {"value", 9}}},
                      {"b2", {{"name", "score"}, {"value", nullptr}}}}}};

TEST(HasField, Describes) {
  EXPECT_EQ(described<json>(HasField("rating", 9)),
            "shows a field 'rating' that is equal to 9\n"
            "shows no field 'rating' that is equal to 9");
}

TEST(HasField, Explains) {
  EXPECT_EQ(told(rated, HasField("rating", 9)), "yes: whose 'rating' is 9");
  EXPECT_EQ(told(rated, HasField(rating_id, 9)),
            std::string("yes: whose '") + rating_id + "' is 9");
  EXPECT_EQ(told(rated, HasField("rating", testing::Lt(5))), "no: whose 'rating' is 9");
}

TEST(HasField, ABlankFieldThatIsShownIsNull) {
  EXPECT_EQ(told(rated, HasField("score", nullptr)), "yes: whose 'score' is null");
}

TEST(HasField, SaysWhichFieldsThereAreWhereOneIsMissing) {
  EXPECT_EQ(told(rated, HasField("ratign", testing::_)),
            "no: which does not show 'ratign'; did you mean 'rating'? it shows rating, score");
  EXPECT_EQ(told(rated, HasField("contact_email", testing::_)),
            "no: which does not show 'contact_email'; it shows rating, score");
  EXPECT_EQ(told(json::object(), HasField("rating", testing::_)), "no: which shows no fields");
}

TEST(HasField, ReadsTheBodyOfAResponse) {
  const kizen::Response response{200, {}, rated.dump()};
  EXPECT_EQ(told(response, HasField("rating", 9)), "yes: whose 'rating' is 9");
  EXPECT_EQ(told(response, HasField("rating", 8)),
            "no: whose 'rating' is 9; it has status 200; its body is " + rated.dump());
  EXPECT_EQ(told(kizen::Response{404}, HasField("rating", 8)),
            "no: which shows no fields; it has status 404; it has no body");
  EXPECT_EQ(told(kizen_test::timed_out(), HasField("rating", 8)),
            "no: which got no answer: timeout: nothing came");
}

TEST(HasField, PrintsTheReportOfWhatDoesNotConform) {
  EXPECT_EQ(
      told(kizen_test::checked_delete(410), HasField("rating", 8)),
      "no: which shows no fields; it has status 410; it has no body" + kizen_test::report_of_410());
}

TEST(HasField, ReadsWhatTheTenantAnswersInBothDialects) {
  const auto name_of = [](const json& option) { return option.at("name").get<std::string>(); };
  for (const auto dialect : {kizen::TenantDialect::Documented, kizen::TenantDialect::Observed}) {
    kizen::TenantOptions set_up;
    set_up.dialect = dialect;
    const kizen::Tenant tenant(set_up);
    kizen::ClientOptions options;
    options.checker = kizen::Checker(kizen::observed_records());
    kizen::Client client(tenant.target(), options);
    auto deals = client.records("deals");
    const auto acme = deals.upsert("Acme", {{"rating", 9}, {"status", {{"name", "won"}}}});
    EXPECT_THAT(acme, HasField("rating", 9));
    const auto read = deals.get(acme.id);
    EXPECT_THAT(read, HasField("name", "Acme"));
    EXPECT_THAT(read, HasField("status", testing::ResultOf(name_of, "won")));
    EXPECT_THAT(read, kizen::HasBlankField("notes"));
    EXPECT_THAT(read, kizen::HasBlankField("amount"));
    auto rows = deals.rows();
    for (const auto& row : rows) EXPECT_THAT(row, HasField("rating", testing::Ge(9)));
  }
}

TEST(HasBlankField, Describes) {
  EXPECT_EQ(described<json>(kizen::HasBlankField("rating")),
            "is a record whose 'rating' is blank\nis no record whose 'rating' is blank");
}

TEST(HasBlankField, TakesNullAndAbsenceAlike) {
  EXPECT_EQ(told(rated, kizen::HasBlankField("score")), "yes: whose 'score' is null");
  EXPECT_EQ(told(rated, kizen::HasBlankField("amount")), "yes: which does not show 'amount'");
  EXPECT_EQ(told(rated, kizen::HasBlankField("rating")), "no: whose 'rating' is 9");
}

TEST(HasBlankField, WhatIsNoRecordHasNone) {
  EXPECT_EQ(told(json::array(), kizen::HasBlankField("score")), "no: which shows no fields");
  EXPECT_EQ(
      told(kizen_test::checked_delete(410), kizen::HasBlankField("score")),
      "no: which shows no fields; it has status 410; it has no body" + kizen_test::report_of_410());
  EXPECT_EQ(told(kizen_test::timed_out(), kizen::HasBlankField("score")),
            "no: which got no answer: timeout: nothing came");
}

TEST(IsText, Describes) {
  EXPECT_EQ(described<json>(kizen::IsText(testing::HasSubstr("a"))),
            "is a text that has substring \"a\"\nis no text that has substring \"a\"");
}

TEST(IsText, IsMatchedByTextsOnly) {
  EXPECT_EQ(told(json("cat"), kizen::IsText(testing::HasSubstr("a"))), "yes: ");
  EXPECT_EQ(told(json("dog"), kizen::IsText(testing::HasSubstr("a"))), "no: ");
  EXPECT_EQ(told(json(7), kizen::IsText(testing::_)), "no: which is no text");
  EXPECT_EQ(told(rated, HasField("rating", kizen::IsText("9"))),
            "no: whose 'rating' is 9 (which is no text)");
}

}  // namespace
