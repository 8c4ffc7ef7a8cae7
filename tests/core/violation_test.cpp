#include <gtest/gtest.h>

#include <kizen/core/violation.hpp>

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

TEST(Violation, PrintsOneLine) {
  EXPECT_EQ(testing::PrintToString(minimum),
            "response.body.schema: minimum at '/n': expected at least 0, actual -1");
}

TEST(SchemaLocation, PrintsAsAReference) {
  EXPECT_EQ(testing::PrintToString(minimum.schema), "a.json#/x");
}

}  // namespace
