#include <gtest/gtest.h>

#include <kizen/core/violation.hpp>
#include <memory>

namespace {

using kizen::JsonPointer;
using kizen::Violation;

const Violation minimum{"response.body.schema",
                        "minimum",
                        JsonPointer() / "n",
                        {"a.json", JsonPointer() / "x"},
                        "at least 0",
                        "-1",
                        ""};

TEST(Violation, EveryPartCounts) {
  EXPECT_EQ(minimum, Violation(minimum));
  auto other = minimum;
  other.schema.pointer = JsonPointer();
  EXPECT_FALSE(other == minimum);
  other = minimum;
  other.note = "closest";
  EXPECT_FALSE(other == minimum);
}

TEST(Violation, ItsChoicesCountByWhatTheyHold) {
  const auto choice_of = [](const Violation& other) {
    return std::make_shared<const kizen::Choice>(kizen::Choice{{{}, {other}}});
  };
  auto one = minimum;
  auto same = minimum;
  one.choices = {choice_of(minimum)};
  EXPECT_FALSE(one == same);
  same.choices = {choice_of(minimum)};
  EXPECT_EQ(one, same);
  same.choices = {choice_of(one)};
  EXPECT_FALSE(one == same);
}

TEST(Violation, PrintsOneLine) {
  EXPECT_EQ(testing::PrintToString(minimum),
            "response.body.schema: minimum at '/n': expected at least 0, actual -1");
}

TEST(SchemaLocation, PrintsAsAReference) {
  EXPECT_EQ(testing::PrintToString(minimum.schema), "a.json#/x");
}

}  // namespace
