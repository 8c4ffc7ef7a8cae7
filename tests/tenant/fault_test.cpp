#include "kizen/tenant/fault.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>

#include "bench.hpp"

namespace {

using kizen::detail::fault_list;

TEST(Faults, AreManyAndNamedApart) {
  std::set<std::string> names;
  for (const auto& fault : kizen::faults()) {
    EXPECT_TRUE(names.insert(fault.name).second) << fault.name;
    EXPECT_EQ(fault.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"),
              std::string::npos)
        << fault.name;
  }
  EXPECT_GE(names.size(), 120U);
}

TEST(Faults, NameARuleAClassAndOneSentence) {
  for (const auto& fault : kizen::faults()) {
    EXPECT_NE(std::string("ARSUWED").find(fault.rule.front()), std::string::npos) << fault;
    EXPECT_FALSE(fault.kind.empty()) << fault;
    EXPECT_EQ(fault.sentence.back(), '.') << fault;
  }
}

TEST(Faults, EachDoSomethingThatCanBeRead) {
  for (const auto& entry : fault_list()) {
    EXPECT_NO_THROW(kizen::detail::effect_of(entry)) << entry.at("name");
    const bool acts =
        entry.contains("set") || entry.contains("request") || entry.contains("response");
    EXPECT_TRUE(acts) << entry.at("name");
  }
}

TEST(Faults, UseEveryMemberOfBehaviour) {
  std::set<std::string> used;
  for (const auto& entry : fault_list()) {
    if (!entry.contains("set")) continue;
    for (const auto& item : entry.at("set").items()) used.insert(item.key());
  }
  for (const auto& knob : kizen::detail::behaviour_knobs) {
    EXPECT_EQ(used.count(std::string(knob.first)), 1U) << knob.first << " is set by no fault";
  }
}

TEST(Faults, AreFoundByName) {
  ASSERT_NE(kizen::fault_named("lookup-folds-case"), nullptr);
  EXPECT_EQ(kizen::fault_named("lookup-folds-case")->rule, "W8");
  EXPECT_EQ(kizen::fault_named("lookup-folds"), nullptr);
}

TEST(Faults, ThatDoNotExistAreRefused) {
  kizen::TenantOptions options;
  options.fault = "lookup-folds";
  EXPECT_THROW(kizen::RecordsService service(options), std::invalid_argument);
}

TEST(Faults, PrintNameRuleAndSentence) {
  std::ostringstream text;
  text << *kizen::fault_named("lookup-folds-case");
  EXPECT_EQ(text.str(), "lookup-folds-case (W8): A lookup ignores case.");
}

/// A service with one fault, and a user of it.
struct Faulty {
  explicit Faulty(const std::string& name)
      : service([&] {
          kizen::TenantOptions options;
          options.dialect = kizen::TenantDialect::Observed;
          options.fault = name;
          return options;
        }()) {}

  kizen::RecordsService service;
  bench::Caller first{service, service.credentials(0), kizen::TenantDialect::Observed};
  bench::Caller second{service, service.credentials(1), kizen::TenantDialect::Observed};
};

TEST(Faults, ChangeWhatTheTenantDoes) {
  Faulty tenant("lookup-folds-case");
  tenant.first.deal("Deal");
  EXPECT_EQ(tenant.first.get("/api/records/deals/lookup?identifier=dEAL").status, 200);
}

TEST(Faults, ChangeRequestsBefore) {
  Faulty tenant("less-takes-its-bound");
  tenant.first.deal("Deal", {bench::set("score", 1)});
  EXPECT_EQ(tenant.first.names(bench::query({bench::filter("score", "<", 1)})),
            bench::Names{"Deal"});
}

TEST(Faults, ChangeResponsesAfter) {
  Faulty tenant("money-as-number");
  const auto id = tenant.first.deal("Deal", {bench::set("amount", 7)});
  EXPECT_EQ(bench::value(tenant.first.get("/api/records/deals/" + id).body, "amount"), 7);
}

TEST(Faults, LetOneBusinessReachAnother) {
  for (const auto& [name, method] :
       {std::pair{"reads-other-business", "GET"}, std::pair{"deletes-other-business", "DELETE"}}) {
    Faulty tenant(name);
    const auto id = tenant.first.deal("Deal");
    EXPECT_LT(tenant.second.raw(method, "/api/records/deals/" + id, "").status, 300) << name;
  }
}

TEST(Faults, JoinSearchesOfTwoBusinesses) {
  Faulty tenant("searches-other-business");
  tenant.first.deal("Deal");
  EXPECT_EQ(tenant.second.names(nullptr), bench::Names{"Deal"});
}

TEST(Faults, KeepNoState) {
  kizen::TenantOptions options;
  options.fault = "add-takes-duplicates";
  options.state_file = testing::TempDir() + "kizen_fault_state";
  EXPECT_THROW(kizen::RecordsService service(options), std::invalid_argument);
}

TEST(Faults, ShowNoRecordThatASearchCannotSeeYet) {
  kizen::TenantOptions options;
  options.fault = "archived-appear";
  options.search_lag = std::chrono::hours(1);
  kizen::RecordsService service(options);
  const bench::Caller first(service, service.credentials(0));
  first.deal("Deal");
  EXPECT_EQ(first.names(nullptr, "?search=deal"), bench::Names{});
}

TEST(Faults, LeaveBodiesAloneThatNestTooDeep) {
  Faulty tenant("second-filter-ignored");
  const std::size_t depth = 1'000'000;
  const auto body = std::string(depth, '[') + std::string(depth, ']');
  EXPECT_EQ(tenant.first.raw("POST", "/api/records/deals/search", body).status, 400);
}

TEST(Faults, RefuseMembersAndNamesThatAreIgnoredElsewhere) {
  Faulty members("unknown-member-refused");
  EXPECT_EQ(members.first.post("/api/records/deals/search", {{"bogus", 1}}).status, 400);
  EXPECT_EQ(members.first.post("/api/records/deals/search", {{"and", true}}).status, 200);
  Faulty names("unknown-name-refused");
  EXPECT_EQ(names.first.post("/api/records/deals/search", {{"field_names", {"bogus"}}}).status,
            400);
  EXPECT_EQ(names.first.post("/api/records/deals/search", {{"field_names", {"summary"}}}).status,
            200);
}

TEST(Faults, ReachTheWireAsTheySay) {
  kizen::TenantOptions options;
  options.fault = "request-id-missing-on-errors";
  const kizen::Tenant tenant(options);
  kizen::Client client(tenant.target());
  const auto none = client.get("/api/records/deals/00000000-0000-4000-8000-000000000000");
  EXPECT_EQ(none.status(), 404);
  EXPECT_EQ(none.json()->at("code"), "not_found");
  EXPECT_EQ(none.response()->headers.first("X-Request-ID"), nullptr);
  EXPECT_EQ(none.response()->headers.first("X-Answered"), nullptr);
}

}  // namespace
