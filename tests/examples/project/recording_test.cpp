// What a browser, a proxy or a Recorder wrote, checked without a network.
#include <gtest/gtest.h>

#include <kizen/check.hpp>
#include <kizen/records.hpp>
#include <kizen/traffic.hpp>

TEST(Recording, KeepsTheContract) {
  const kizen::Checker checker(kizen::records());
  auto recording = kizen::Recording::open_file("traffic.har");
  std::size_t checked = 0;
  while (const auto recorded = recording.next()) {
    const auto report = checker.check(recorded->exchange);
    EXPECT_TRUE(report.ok()) << recorded->place << ": " << report;
    ++checked;
  }
  EXPECT_EQ(checked, 2U);
}
