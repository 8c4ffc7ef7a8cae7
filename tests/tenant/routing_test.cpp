#include <gtest/gtest.h>

#include <string>

#include "bench.hpp"
#include "kizen/tenant.hpp"
#include "kizen/tenant/records_service.hpp"

namespace {

using bench::json;
using Routing = bench::Records;

std::string some_id() { return "00000000-0000-4000-8000-000000000000"; }

void expect_page(const bench::Answer& answer, const std::string& what) {
  EXPECT_EQ(answer.status, 404) << what;
  ASSERT_NE(answer.headers.first("Content-Type"), nullptr) << what;
  EXPECT_EQ(*answer.headers.first("Content-Type"), "text/html; charset=utf-8") << what;
  EXPECT_NE(answer.text.find("<html"), std::string::npos) << what;
}

// R1
TEST_F(Routing, UnknownObjectIsNotFound) {
  for (const auto& answer :
       {first.post("/api/records/nothing/search", {}), first.post("/api/records/nothing/add", {}),
        first.post("/api/records/nothing/upsert", {}), first.get("/api/records/nothing/lookup"),
        first.get("/api/records/nothing/" + some_id()),
        first.remove("/api/records/nothing/" + some_id()),
        first.raw("POST", "/api/records/nothing/add", "no JSON")}) {
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.body.at("code"), "not_found");
    EXPECT_TRUE(answer.body.at("detail").is_string());
  }
}

// R1
TEST_F(Routing, ObjectIsNamedByApiNameOrId) {
  first.deal("by id");
  const json document = json::parse(kizen::detail::catalogue_document());
  const auto catalogue = kizen::detail::read_catalogue(document, 0, "u");
  const auto id = catalogue.object("deals")->id;
  EXPECT_EQ(first.post("/api/records/" + id + "/search", {}).body.at("count"), 1);
  EXPECT_EQ(first.post("/api/records/%64eals/search", {}).body.at("count"), 1);
  EXPECT_EQ(first.post("/api/records/%2564eals/search", {}).status, 404);
}

// R2
TEST_F(Routing, WordsWinOverEntityIds) {
  for (const char* const word : {"search", "add", "upsert"}) {
    EXPECT_EQ(first.get(std::string("/api/records/deals/") + word).status, 405) << word;
  }
  EXPECT_EQ(first.post("/api/records/deals/lookup", {}).status, 405);
}

// R2
TEST_F(Routing, EntityIdThatIsNoUuidIsNoRoute) {
  for (const char* const id : {"1", "looku", "LOOKUP", "00000000-0000-4000-8000-00000000000",
                               "00000000-0000-4000-8000-00000000000g"}) {
    expect_page(first.get(std::string("/api/records/deals/") + id), id);
  }
  expect_page(first.get("/api/records/1/field-values/" + some_id()), "record 1");
  expect_page(first.get("/api/records/" + some_id() + "/field-values/1"), "field 1");
}

// R2
TEST_F(Routing, EntityIdHasAnyCase) {
  auto id = first.deal("upper");
  for (char& c : id) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  EXPECT_EQ(first.get(at(id)).status, 200);
}

// R3
TEST_F(Routing, NoRouteAndTrailingSlashAreAPage) {
  for (const char* const path :
       {"/", "", "/api", "/api/records", "/api/records/deals", "/api/records/deals/",
        "/api/records/deals/search/", "/api/records//search", "//api/records/deals/search",
        "/api/records/deals/search/more/still", "/API/records/deals/search",
        "/api/records/deals/%zz", "/api/records/%/search", "no slash"}) {
    expect_page(first.raw("POST", path, "{}"), path);
  }
  expect_page(first.get(at(some_id()) + "/"), "record with a slash");
}

// R3
TEST_F(Routing, NoRouteIsAPageForStrangersToo) {
  const bench::Caller stranger(service, {});
  expect_page(stranger.get("/api/records/deals/search/"), "without credentials");
}

// R3
TEST_F(Routing, WrongMethodNamesTheRightOnes) {
  const auto expect_allowed = [&](const std::string& target, const std::string& methods) {
    for (const char* const method : {"HEAD", "OPTIONS", "TRACE", "LINK", "get"}) {
      const auto answer = first.raw(method, target, "");
      EXPECT_EQ(answer.status, 405) << method << ' ' << target;
      ASSERT_NE(answer.headers.first("Allow"), nullptr);
      EXPECT_EQ(*answer.headers.first("Allow"), methods);
      EXPECT_TRUE(answer.body.at("detail").is_string());
    }
  };
  expect_allowed("/api/records/deals/search", "POST");
  expect_allowed("/api/records/deals/add", "POST");
  expect_allowed("/api/records/deals/upsert", "POST");
  expect_allowed("/api/records/deals/lookup", "GET");
  expect_allowed(at(some_id()), "GET, PUT, PATCH, DELETE");
  expect_allowed("/api/records/" + some_id() + "/field-values/" + some_id(), "GET");
}

// R4
TEST_F(Routing, BodyThatIsNoJsonObjectIsRefused) {
  const auto id = first.deal("kept");
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  for (const auto& body :
       {std::string("{"), std::string("[]"), std::string("1"), std::string("null"),
        std::string("{\"a\": \"\xff\"}"), std::string("{} {}"), deep}) {
    for (const auto& answer : {first.raw("POST", "/api/records/deals/add", body),
                               first.raw("POST", "/api/records/deals/upsert", body),
                               first.raw("PUT", at(id), body), first.raw("PATCH", at(id), body)}) {
      EXPECT_EQ(answer.status, 400);
      EXPECT_EQ(answer.body.at("non_field_errors").size(), 1U);
      EXPECT_EQ(answer.body.at("fields"), json::array());
    }
    const auto search = first.raw("POST", "/api/records/deals/search", body);
    EXPECT_EQ(search.status, 400);
    EXPECT_TRUE(search.body.at("detail").is_string());
  }
}

// R4
TEST_F(Routing, WriteWithoutABodyIsRefused) {
  const auto id = first.deal("kept");
  EXPECT_EQ(first.raw("POST", "/api/records/deals/add", "").status, 400);
  EXPECT_EQ(first.raw("POST", "/api/records/deals/upsert", "").status, 400);
  EXPECT_EQ(first.raw("PUT", at(id), "").status, 400);
  EXPECT_EQ(first.raw("PATCH", at(id), "").status, 200);  // its body is optional
}

}  // namespace
