#include <gtest/gtest.h>

#include <set>
#include <string>

#include "bench.hpp"
#include "kizen/tenant.hpp"
#include "kizen/tenant/credentials.hpp"

namespace {

using bench::json;
using Authentication = bench::Records;

// A1
TEST_F(Authentication, ThreeHeadersLetACallIn) {
  EXPECT_EQ(first.raw("POST", "/api/records/deals/search", "").status, 200);
}

// A2
TEST_F(Authentication, AnyMissingHeaderIsMissingBusinessContext) {
  for (const char* const header : {"X-API-KEY", "X-BUSINESS-ID", "X-USER-ID"}) {
    auto request = service.credentials(0).added_to({"POST", "/api/records/deals/search", {}, "{}"});
    request.headers.remove(header);
    const auto response = service.answer(request);
    EXPECT_EQ(response.status, 401) << header;
    const auto body = json::parse(response.body);
    EXPECT_EQ(body.at("code"), "missing_business_context") << header;
    EXPECT_TRUE(body.at("detail").is_string()) << header;
  }
}

// A2
TEST_F(Authentication, EmptyHeaderIsAMissingOne) {
  auto credentials = service.credentials(0);
  credentials.user_id = "";
  EXPECT_EQ(
      bench::Caller(service, credentials).get("/api/records/deals/lookup?identifier=x").status,
      401);
}

// A3
TEST_F(Authentication, KeyIsGoodForItsBusinessAndUsersOnly) {
  const auto ours = service.credentials(0);
  const auto theirs = service.credentials(1);
  for (const auto& wrong : {kizen::Credentials{"unknown", ours.business_id, ours.user_id},
                            kizen::Credentials{theirs.api_key, ours.business_id, ours.user_id},
                            kizen::Credentials{ours.api_key, theirs.business_id, ours.user_id},
                            kizen::Credentials{ours.api_key, ours.business_id, theirs.user_id}}) {
    const auto answer = bench::Caller(service, wrong).post("/api/records/deals/search", {});
    EXPECT_EQ(answer.status, 401);
    EXPECT_TRUE(answer.body.at("detail").is_string());
    EXPECT_FALSE(answer.body.contains("code"));
  }
}

// A4
TEST_F(Authentication, ReaderMayReadButNotWrite) {
  const auto id = first.deal("seen by all");
  EXPECT_EQ(reader.get(at(id)).status, 200);
  EXPECT_EQ(reader.get(at(id)).body.at("access"),
            json({{"view", true}, {"edit", false}, {"remove", false}}));
  EXPECT_EQ(reader.names({}), bench::Names{"seen by all"});
  for (const auto& refused :
       {reader.remove(at(id)), reader.patch(at(id), {{"fields", json::array()}}),
        reader.put(at(id), {{"fields", json::array()}}),
        reader.post("/api/records/deals/upsert", {{"lookup_value", "x"}}),
        reader.post("/api/records/deals/add", {{"fields", json::array()}})}) {
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.body.at("code"), "permission_required");
    EXPECT_TRUE(refused.body.at("detail").is_string());
  }
}

// A5
TEST_F(Authentication, BusinessSeesItsOwnRecordsOnly) {
  const auto id = first.deal("ours");
  const auto contact = first.contact("ann@example.test");
  const auto account = json::array({{{"name", "account"}, {"value", {contact}}}});
  EXPECT_EQ(second.names({}), bench::Names{});
  EXPECT_EQ(second.get("/api/records/deals/lookup?identifier=ours").status, 404);
  const auto unknown = second.get(at("00000000-0000-4000-8000-000000000000"));
  for (const auto& answer :
       {second.get(at(id)), second.remove(at(id)), second.patch(at(id), {{"fields", account}}),
        second.put(at(id), {{"fields", json::array()}})}) {
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.text, unknown.text);
  }
  EXPECT_EQ(second.post("/api/records/deals/upsert", {{"lookup_value", "ours"}}).status, 201);
  const auto linked = second.post("/api/records/deals/add", {{"fields", account}});
  EXPECT_EQ(linked.status, 400);
  EXPECT_EQ(first.get(at(id)).status, 200);
}

// A6
TEST_F(Authentication, EveryResponseHasAnIdOfItsOwn) {
  std::set<std::string> ids;
  for (const auto& answer :
       {first.get("/"), first.get("/api/records/deals/lookup"), second.get("/api/records/x/lookup"),
        first.post("/api/records/deals/search", {}), first.remove("/api/records/deals/search"),
        first.remove(at(first.deal("gone")))}) {
    const std::string* const id = answer.headers.first("X-Request-ID");
    ASSERT_NE(id, nullptr) << answer.status;
    ids.insert(*id);
  }
  EXPECT_EQ(ids.size(), 6U);
}

TEST(Credentials, CanBeChosen) {
  kizen::RecordsService service({{{"k1", "b1", "u1"}, {"k2", "b2", "u2"}}});
  EXPECT_EQ(service.credentials(1).api_key, "k2");
  const bench::Caller caller(service, {"k1", "b1", "u1"});
  EXPECT_EQ(caller.names({}), bench::Names{});
}

TEST(Credentials, OfAnUnknownBusinessAreAnError) {
  const kizen::RecordsService service;
  EXPECT_THROW(service.credentials(2), std::out_of_range);
  EXPECT_THROW(service.reader_credentials(2), std::out_of_range);
}

// E4
TEST_F(Authentication, RefusalsHoldNoCredential) {
  auto wrong = service.credentials(0);
  wrong.user_id = "someone";
  const auto text = bench::Caller(service, wrong).get("/api/records/deals/lookup").text;
  EXPECT_EQ(text.find(wrong.api_key), std::string::npos);
  EXPECT_EQ(text.find(wrong.business_id), std::string::npos);
  EXPECT_EQ(text.find("someone"), std::string::npos);
}

}  // namespace
