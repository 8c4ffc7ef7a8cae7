#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "kizen/check.hpp"
#include "support/shop_contract.hpp"
#include "support/waivers_file.hpp"

namespace {

using kizen::Date;
using kizen::JsonPointer;
using kizen::WaiverLedger;
using kizen_test::shop;
using kizen_test::waiver_entry;
using testing::ElementsAre;
using Kind = kizen::WaiverFinding::Kind;

constexpr Date last_day{2026, 12, 31};
constexpr Date day_after{2027, 1, 1};

/// A report on a response whose body has wrong types at these places.
kizen::Report report_at(const std::vector<const char*>& places) {
  kizen::Report report{"list_items", "GET /items", 200};
  for (const auto* place : places) {
    report.violations.push_back({"response.body.schema", "type", *JsonPointer::parse(place)});
  }
  return report;
}

WaiverLedger ledger_of(const std::vector<kizen::json>& entries, const Date& today = last_day) {
  return {kizen_test::waivers_of(entries, shop()), today};
}

/// `ID at PLACE` for what is waived, and `PLACE` with its note for what is not.
std::vector<std::string> ruled(const kizen::Report& report) {
  std::vector<std::string> lines;
  for (const auto& waived : report.waived) {
    lines.push_back(waived.id + " at " + waived.violation.instance.to_string());
  }
  for (const auto& violation : report.violations) {
    const auto note = violation.note.empty() ? "" : ": " + violation.note;
    lines.push_back(violation.instance.to_string() + note);
  }
  return lines;
}

std::vector<std::string> ruled_by(WaiverLedger& ledger, kizen::Report report) {
  ledger.apply(report);
  return ruled(report);
}

TEST(WaiverLedger, WaivesWhatAnEntryCovers) {
  auto ledger = ledger_of({waiver_entry(R"({"id": "old", "instance": "/a/*"})")});
  auto report = report_at({"/a/1", "/b", "/a/2"});
  report.waived.push_back({"D6", {}});
  report.unchecked.push_back({"response.body.too_deep"});
  ledger.apply(report);
  EXPECT_THAT(ruled(report),
              ElementsAre("D6 at ", "waiver old at /a/1", "waiver old at /a/2", "/b"));
  EXPECT_EQ(report.unchecked.size(), 1U);
  EXPECT_TRUE(ledger.findings().empty());
}

TEST(WaiverLedger, AsksEntriesInOrderUntilOneWaives) {
  auto ledger = ledger_of({waiver_entry(R"({"instance": "/a"})"), waiver_entry(),
                           waiver_entry(R"({"keyword": "type"})")});
  EXPECT_THAT(ruled_by(ledger, report_at({"/a", "/b"})),
              ElementsAre("waiver entry 1 at /a", "waiver entry 2 at /b"));
  const auto findings = ledger.findings();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].waiver.id, "entry 3");
}

TEST(WaiverLedger, WaivesOnTheLastDay) {
  auto ledger = ledger_of({waiver_entry()}, last_day);
  EXPECT_THAT(ruled_by(ledger, report_at({"/a"})), ElementsAre("waiver entry 1 at /a"));
}

TEST(WaiverLedger, DoesNotWaiveAfterTheLastDay) {
  auto ledger = ledger_of({waiver_entry(R"({"id": "old", "owner": "ann\n"})")}, day_after);
  EXPECT_THAT(ruled_by(ledger, report_at({"/a"})),
              ElementsAre("/a: waiver old expired on 2026-12-31; its owner is ann\\u000a"));
}

TEST(WaiverLedger, GoesOnToTheEntryAfterAnExpiredOne) {
  auto ledger = ledger_of(
      {waiver_entry(R"({"expires": "2026-01-01"})"), waiver_entry(R"({"keyword": "type"})")});
  EXPECT_THAT(ruled_by(ledger, report_at({"/a"})), ElementsAre("waiver entry 2 at /a"));
}

TEST(WaiverLedger, WaivesNoMoreThanTheMaxOfARun) {
  auto ledger = ledger_of({waiver_entry(R"({"max": 3})")});
  EXPECT_THAT(ruled_by(ledger, report_at({"/1", "/2"})),
              ElementsAre("waiver entry 1 at /1", "waiver entry 1 at /2"));
  EXPECT_TRUE(ledger.findings().empty());
  const auto* const note = ": waiver entry 1 waives no more than 3 in a run; its owner is ann";
  EXPECT_THAT(
      ruled_by(ledger, report_at({"/3", "/4", "/5"})),
      ElementsAre("waiver entry 1 at /3", std::string("/4") + note, std::string("/5") + note));
}

TEST(WaiverLedger, KeepsTheNoteThatAViolationHas) {
  auto ledger = ledger_of({waiver_entry()}, day_after);
  auto report = report_at({"/a"});
  report.violations[0].note = "first";
  EXPECT_THAT(ruled_by(ledger, report),
              ElementsAre("/a: first\nwaiver entry 1 expired on 2026-12-31; its owner is ann"));
}

TEST(WaiverLedger, LeavesAReportAloneWithoutEntries) {
  WaiverLedger ledger({}, last_day);
  EXPECT_THAT(ruled_by(ledger, report_at({"/a"})), ElementsAre("/a"));
  EXPECT_TRUE(ledger.findings().empty());
}

TEST(WaiverLedger, CountsForAllThreads) {
  auto ledger = ledger_of({waiver_entry(R"({"max": 100})")});
  std::vector<std::thread> threads;
  std::vector<std::size_t> waived(4);
  for (auto& own : waived) {
    threads.emplace_back([&ledger, &own] {
      for (int i = 0; i < 50; ++i) {
        auto report = report_at({"/a"});
        ledger.apply(report);
        own += report.waived.size();
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(waived[0] + waived[1] + waived[2] + waived[3], 100U);
  EXPECT_EQ(ledger.findings().at(0).covered, 200U);
}

TEST(WaiverFindings, SayWhatBecameOfEveryEntry) {
  auto ledger = ledger_of({waiver_entry(R"({"id": "kept", "instance": "/kept"})"),
                           waiver_entry(R"({"id": "stale", "instance": "/stale"})"),
                           waiver_entry(R"({"id": "many", "instance": "/many/*", "max": 1})"),
                           waiver_entry(R"({"id": "needed", "instance": "/needed",
                                            "expires": "2026-12-30"})"),
                           waiver_entry(R"({"id": "over", "instance": "/over",
                                            "expires": "2026-12-30"})")});
  ruled_by(ledger, report_at({"/kept", "/many/1", "/many/2", "/many/3", "/needed"}));
  const auto findings = ledger.findings();
  std::vector<std::string> lines;
  for (const auto& finding : findings) {
    lines.push_back((finding.fails() ? "fails: " : "") + testing::PrintToString(finding));
  }
  const std::string who = " (owner ann, reason: Being mended.)";
  EXPECT_THAT(lines.size(), 4U);
  EXPECT_THAT(
      lines.at(0),
      testing::MatchesRegex("waivers.json:1:[0-9]+: #/entries/1: waiver stale is stale: it covered "
                            "no finding .owner ann, reason: Being mended\\.."));
  EXPECT_THAT(lines.at(1), testing::StartsWith("fails: waivers.json:1:"));
  EXPECT_THAT(lines.at(1),
              testing::EndsWith("waiver many covered 3 findings, and may waive 1" + who));
  EXPECT_THAT(lines.at(2), testing::StartsWith("waivers.json:1:"));
  EXPECT_THAT(
      lines.at(2),
      testing::EndsWith("waiver needed expired on 2026-12-30, and still covers 1 finding" + who));
  EXPECT_THAT(lines.at(3),
              testing::EndsWith("waiver over expired on 2026-12-30, and nothing needs it" + who));
}

TEST(WaiverFindings, AreOnOneLine) {
  kizen::Waiver waiver{"a"};
  waiver.owner = "ann\n";
  waiver.reason = "\x1b[31m";
  EXPECT_EQ((kizen::WaiverFinding{Kind::Stale, waiver}.to_string()),
            ": waiver a is stale: it covered no finding (owner ann\\u000a, reason: \\u001b[31m)");
}

}  // namespace
