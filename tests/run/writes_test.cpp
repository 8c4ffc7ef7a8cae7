#include <gtest/gtest.h>

#include <kizen/run/writes.hpp>
#include <sstream>

namespace {

TEST(Writes, EveryWordIsReadBack) {
  for (const auto writes :
       {kizen::Writes::Refused, kizen::Writes::Scratch, kizen::Writes::Allowed}) {
    EXPECT_EQ(kizen::parse_writes(to_string(writes)), writes);
  }
  EXPECT_EQ(kizen::parse_writes("Allowed"), std::nullopt);
}

TEST(Writes, PrintsItsWord) {
  std::ostringstream out;
  out << kizen::Writes::Scratch;
  EXPECT_EQ(out.str(), "scratch");
}

}  // namespace
