#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "bench.hpp"
#include "kizen/tenant.hpp"

namespace {

namespace detail = kizen::detail;
using bench::json;

TEST(Catalogue, DocumentIsTheFileByteForByte) {
  std::ifstream file(KIZEN_SOURCE_DIR "/schemas/catalogue.json", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_FALSE(text.empty());
  EXPECT_EQ(detail::catalogue_document(), text);
}

TEST(Catalogue, IdsAreStableAndTheBusinesssOwn) {
  const auto document = json::parse(detail::catalogue_document());
  const auto one = detail::read_catalogue(document, 0, "u");
  const auto again = detail::read_catalogue(document, 0, "u");
  const auto other = detail::read_catalogue(document, 1, "u");
  std::set<std::string> ids;
  for (std::size_t n = 0; n < one.objects.size(); ++n) {
    for (const auto& field : one.objects[n].fields) {
      EXPECT_EQ(field.id, again.objects[n].field_named(field.name)->id);
      ids.insert(field.id);
      ids.insert(other.objects[n].field_named(field.name)->id);
    }
  }
  EXPECT_EQ(ids.size(), 2U * (12 + 19));
}

TEST(Catalogue, TypeThatNobodyKnowsIsAnError) {
  EXPECT_THROW(detail::shape_of("hologram"), std::invalid_argument);
}

TEST(Uuid, SourceNeverRepeats) {
  detail::UuidSource source;
  std::set<std::string> ids;
  for (int n = 0; n < 10'000; ++n) ids.insert(source.next());
  EXPECT_EQ(ids.size(), 10'000U);
  EXPECT_TRUE(detail::is_uuid(*ids.begin())) << *ids.begin();
  EXPECT_EQ(ids.begin()->at(14), '4');
}

TEST(Folded, IgnoresCaseAndKeepsTheLength) {
  EXPECT_EQ(detail::folded("AbC ÄÖÜ ×ß ΑΩ ЯЁ 漢"), "abc äöü ×ß αω яё 漢");
  EXPECT_EQ(detail::folded("\xC3"), "\xC3");
  EXPECT_TRUE(detail::contains_folded("Straße", "stra"));
}

TEST(Moment, KnowsTheCalendar) {
  EXPECT_EQ(detail::parse_date("1970-01-01"), 0);
  EXPECT_EQ(detail::parse_date("2000-03-01"), 11017);
  EXPECT_EQ(detail::parse_date("1969-12-31"), -1);
  EXPECT_FALSE(detail::parse_date("1900-02-29"));
  EXPECT_TRUE(detail::parse_date("2000-02-29"));
  EXPECT_FALSE(detail::parse_date("2000-02-29 "));
}

TEST(Moment, TextAndNumberAgree) {
  for (const std::int64_t moment :
       {std::int64_t{0}, std::int64_t{951'782'400'000'001}, std::int64_t{1'709'251'199'999'999}}) {
    const auto text = detail::moment_text(moment);
    ASSERT_TRUE(detail::parse_moment(text)) << text;
    EXPECT_EQ(detail::parse_moment(text)->microseconds, moment) << text;
    EXPECT_EQ(detail::spelled_in_full(text), text);
  }
  EXPECT_EQ(detail::moment_text(951'782'400'000'001), "2000-02-29T00:00:00.000001+00:00");
}

TEST(Moment, GrainIsThatOfTheLastDigit) {
  EXPECT_EQ(detail::parse_moment("2024-01-01T00:00:00Z")->grain, 1000);
  EXPECT_EQ(detail::parse_moment("2024-01-01T00:00:00.5Z")->grain, 1000);
  EXPECT_EQ(detail::parse_moment("2024-01-01T00:00:00.123Z")->grain, 1000);
  EXPECT_EQ(detail::parse_moment("2024-01-01T00:00:00.123456Z")->grain, 1);
}

TEST(Query, IsDecodedOnceAndTheLastCounts) {
  const detail::Query query("a=1&a=2%2541&b=%zz+x&&c&d=,x,%20y%20,");
  EXPECT_EQ(query.text("a"), "2%41");
  EXPECT_EQ(query.text("b"), "%zz x");
  EXPECT_EQ(query.find("c"), "");
  EXPECT_FALSE(query.find("e"));
  EXPECT_EQ(query.list("d"), (std::vector<std::string>{"x", "y"}));
}

TEST(Page, HostThatIsNoHostIsNotRepeated) {
  kizen::RecordsService service;
  const bench::Caller caller(service, service.credentials(0));
  caller.deal("a");
  caller.deal("b");
  const auto response = service.answer(service.credentials(0).added_to(
      {"POST", "/api/records/deals/search?page_size=1", {{"Host", "x\"><y"}}, ""}));
  EXPECT_EQ(json::parse(response.body).at("next"),
            "http://localhost/api/records/deals/search?page=2&page_size=1");
}

}  // namespace
