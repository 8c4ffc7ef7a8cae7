#include "kizen/tenant/detail/message_edit.hpp"

#include <gtest/gtest.h>

#include <string>

#include "bench.hpp"

namespace {

using kizen::json;
using kizen::detail::RequestEdit;
using kizen::detail::ResponseEdit;

const char* const a_search = "/api/records/deals/search";

kizen::Request edited_request(const json& edit, kizen::Request request) {
  RequestEdit(edit).apply(request);
  return request;
}

kizen::Response edited_response(const json& edit, const kizen::Request& request,
                                kizen::Response response) {
  ResponseEdit(edit).apply(request, response);
  return response;
}

TEST(RequestEdit, SetsAndDropsQueryParameters) {
  const json edit = {{"on", {"search"}}, {"query", {{"page", nullptr}, {"search", "a b"}}}};
  EXPECT_EQ(
      edited_request(edit, {"POST", "/api/records/deals/search?page=2&ordering=-name"}).target,
      "/api/records/deals/search?ordering=-name&search=a%20b");
  EXPECT_EQ(edited_request(edit, {"GET", "/api/records/deals/lookup?page=2"}).target,
            "/api/records/deals/lookup?page=2");
}

TEST(RequestEdit, EditsBodiesThatHaveWhatItLooksFor) {
  const json edit = {{"has", "$.a"}, {"edits", {{{"at", "$.b"}, {"set", 2}}}}};
  EXPECT_EQ(edited_request(edit, {"POST", a_search, {}, R"({"a":1,"b":1})"}).body,
            R"({"a":1,"b":2})");
  EXPECT_EQ(edited_request(edit, {"POST", a_search, {}, R"({"b":1})"}).body, R"({"b":1})");
  EXPECT_EQ(edited_request(edit, {"POST", a_search, {}, "no JSON"}).body, "no JSON");
}

TEST(RequestEdit, StripsATrailingSlash) {
  EXPECT_EQ(edited_request({{"strip_slash", true}}, {"POST", "/api/records/deals/search/"}).target,
            a_search);
}

TEST(ResponseEdit, LooksAtOperationStatusAndBodies) {
  const kizen::Request request{"POST", a_search, {}, R"({"asked": 1})"};
  const kizen::Response response{200, {}, R"({"count": 1})"};
  for (const auto& [edit, status] : {std::pair{json{{"status", 500}}, 500},
                                     std::pair{json{{"status", 500}, {"on", {"search"}}}, 500},
                                     std::pair{json{{"status", 500}, {"on", {"upsert"}}}, 200},
                                     std::pair{json{{"status", 500}, {"of", {200}}}, 500},
                                     std::pair{json{{"status", 500}, {"of", {201}}}, 200},
                                     std::pair{json{{"status", 500}, {"has", "$.count"}}, 500},
                                     std::pair{json{{"status", 500}, {"has", "$.next"}}, 200},
                                     std::pair{json{{"status", 500}, {"asked", "$.asked"}}, 500},
                                     std::pair{json{{"status", 500}, {"asked", "$.count"}}, 200}}) {
    EXPECT_EQ(edited_response(edit, request, response).status, status) << edit;
  }
}

TEST(ResponseEdit, ChangesHeadersBodyAndText) {
  const kizen::Request request{"POST", a_search, {{"X-API-KEY", "a key"}}};
  const kizen::Response response{200, {{"Allow", "GET"}}, R"({"a":1})"};
  const auto changed = [&](const json& edit) { return edited_response(edit, request, response); };
  EXPECT_EQ(changed({{"headers", {{"Allow", nullptr}}}}).headers.first("Allow"), nullptr);
  EXPECT_EQ(*changed({{"headers", {{"Allow", "PUT"}}}}).headers.first("Allow"), "PUT");
  EXPECT_EQ(changed({{"edits", {{{"at", "$.a"}, {"set", 2}}}}}).body, R"({"a":2})");
  EXPECT_EQ(changed({{"body", "no JSON"}}).body, "no JSON");
  EXPECT_EQ(changed({{"prefix", "<"}, {"suffix", ">"}}).body, R"(<{"a":1}>)");
  EXPECT_EQ(changed({{"cut", 2}}).body, R"({"a":)");
  EXPECT_EQ(changed({{"cut", 99}}).body, "");
  EXPECT_EQ(changed({{"replace", {"\"a\"", "\"b\""}}}).body, R"({"b":1})");
  EXPECT_EQ(changed({{"body", "{KEY}"}}).body, "a key");
}

}  // namespace
