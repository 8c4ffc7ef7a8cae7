#include <kizen/records/filter_value.hpp>

// clang-format off
#include <kizen/records.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <type_traits>

namespace {

using kizen::FilterValue;

TEST(FilterValue, KeepsItsKind) {
  EXPECT_TRUE(FilterValue(true).to_json().is_boolean());
  EXPECT_TRUE(FilterValue(1).to_json().is_number_integer());
  EXPECT_TRUE(FilterValue(1.5F).to_json().is_number_float());
  EXPECT_TRUE(FilterValue("1").to_json().is_string());
  EXPECT_EQ(FilterValue(std::string("a")).to_json(), "a");
  EXPECT_EQ(FilterValue(std::string_view("a")).to_json(), "a");
}

TEST(FilterValue, TakesTheLargestIntegers) {
  const auto largest = std::numeric_limits<std::uint64_t>::max();
  const auto least = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ(FilterValue(largest).to_json(), largest);
  EXPECT_EQ(FilterValue(least).to_json(), least);
}

std::string written(std::chrono::milliseconds since_1970) {
  return FilterValue(std::chrono::system_clock::time_point(since_1970)).to_json();
}

TEST(FilterValue, WritesMomentsAsFiltersHaveThem) {
  using std::chrono::milliseconds;
  EXPECT_EQ(written(milliseconds(0)), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(written(milliseconds(-1)), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(written(milliseconds(1709208000123)), "2024-02-29T12:00:00.123Z");
  EXPECT_EQ(written(milliseconds(1735689599999)), "2024-12-31T23:59:59.999Z");
  EXPECT_EQ(written(milliseconds(-8520336000000)), "1700-01-01T00:00:00.000Z");
}

TEST(FilterValue, CutsAMomentOffAtTheMillisecond) {
  const auto moment = std::chrono::system_clock::time_point(std::chrono::microseconds(1999));
  EXPECT_EQ(FilterValue(moment).to_json(), "1970-01-01T00:00:00.001Z");
}

TEST(FilterValue, RefusesWhatIsNoFiniteNumber) {
  const auto refused = [](double number) {
    try {
      const FilterValue value(number);
      return std::string();
    } catch (const kizen::ContractError& error) {
      return error.rule() + ": " + error.what();
    }
  };
  const std::string words =
      "filter.number: a filter compares with NaN or infinity; compare with a finite number";
  EXPECT_EQ(refused(std::numeric_limits<double>::quiet_NaN()), words);
  EXPECT_EQ(refused(-std::numeric_limits<double>::infinity()), words);
  EXPECT_EQ(refused(1e308), "");
}

TEST(FilterValue, NoCharacterIsAValue) {
  static_assert(!std::is_constructible_v<FilterValue, char>);
  static_assert(!std::is_constructible_v<FilterValue, char32_t>);
  static_assert(std::is_constructible_v<FilterValue, std::int8_t>);
}

TEST(FilterValue, PrintsWhatIsNoUtf8) {
  std::ostringstream text;
  text << FilterValue("a\xff") << kizen::FilterValues({"\xff"});
  text << kizen::field("name").equals("\xff") << kizen::Search(kizen::field("name").equals("\xff"));
  EXPECT_NE(text.str().find("\"a\xEF\xBF\xBD\"[\"\xEF\xBF\xBD\"]"), std::string::npos)
      << text.str();
}

TEST(FilterValue, PrintsAsJson) {
  std::ostringstream text;
  text << FilterValue("a \"b\"") << ' ' << kizen::FilterValues({1, true, kizen::Date{2026, 1, 2}});
  EXPECT_EQ(text.str(), R"("a \"b\"" [1,true,"2026-01-02"])");
}

}  // namespace
