#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <kizen/check.hpp>
#include <kizen/records.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace {

using kizen::Checker;
using kizen::json;
using kizen::Verdict;

const json& table() {
  static const json all = [] {
    std::ifstream file(KIZEN_SOURCE_DIR "/tests/check/observed_cases.json");
    return json::parse(file);
  }();
  return all;
}

/// A body with some places set, and those under "-" taken away.
json changed(json body, const json& change) {
  for (const auto& [place, value] : change.items()) {
    if (place != "-") body[json::json_pointer(place)] = value;
  }
  for (const auto& place : change.value("-", json::array())) {
    const json::json_pointer at(place.get<std::string>());
    if (body.contains(at)) body[at.parent_pointer()].erase(at.back());
  }
  return body;
}

kizen::Report check(const Checker& checker, const json& one, const json& body) {
  const auto& operation =
      *checker.contract().operation(one.at("operation").get_ref<const std::string&>());
  if (one.at("status").is_null()) return checker.check_request_body(operation, body.dump());
  return checker.check_response_body(operation, one.at("status"), body.dump());
}

const Checker& observed() {
  static const Checker checker(kizen::observed_records());
  return checker;
}

const Checker& without(const std::string& id) {
  static std::map<std::string, Checker> all;
  const auto found = all.find(id);
  if (found != all.end()) return found->second;
  return all.emplace(id, Checker(kizen::records().with(kizen::records_differences().without(id))))
      .first->second;
}

std::string title(const json& one) {
  return one.at("id").get<std::string>() + ": " + one.at("claim").get<std::string>();
}

json good_body(const json& one) {
  return changed(table().at("bases").at(one.at("base").get_ref<const std::string&>()),
                 one.at("good"));
}

TEST(ObservedRecords, TakeWhatIsSeen) {
  for (const auto& one : table().at("cases")) {
    const auto report = check(observed(), one, good_body(one));
    EXPECT_EQ(report.verdict(), Verdict::Conforms) << title(one) << "\n" << report;
  }
}

TEST(ObservedRecords, TakeItBecauseOfTheDifferenceThatIsNamed) {
  for (const auto& one : table().at("cases")) {
    const auto report = check(without(one.at("id")), one, good_body(one));
    const auto wanted = one.value("needs", true) ? Verdict::Violates : Verdict::Conforms;
    EXPECT_EQ(report.verdict(), wanted) << title(one) << "\n" << report;
  }
}

TEST(ObservedRecords, RefuseTheNearestWrongMessage) {
  for (const auto& one : table().at("cases")) {
    const auto report = check(observed(), one, changed(good_body(one), one.at("bad")));
    const auto is_meant = [&](const kizen::Violation& violation) {
      return violation.instance.to_string() == one.at("at") &&
             violation.keyword == one.at("keyword");
    };
    EXPECT_TRUE(std::any_of(report.violations.begin(), report.violations.end(), is_meant))
        << title(one) << "\n"
        << report;
  }
}

TEST(ObservedRecords, EveryDifferenceOfBodiesHasACase) {
  std::set<std::string> ids = {"D11", "D12"};  // statuses and headers: below
  for (const auto& one : table().at("cases")) ids.insert(one.at("id"));
  for (const auto& id : kizen::records_differences().ids()) EXPECT_EQ(ids.count(id), 1U) << id;
}

/// A response with a status that the document does not declare.
struct UndeclaredStatus {
  const char* operation;
  kizen::Response good;
  kizen::Response bad;
  const char* rule;
};

kizen::Response answer(int status, const std::string& body,
                       const std::string& type = "application/json") {
  return {status, {{"Content-Type", type}}, body};
}

kizen::Response with(kizen::Response response, const char* name, const char* value) {
  response.headers.add(name, value);
  return response;
}

const std::string html_page = "<!doctype html>\n<html lang=\"en\"><h1>Not Found</h1></html>";

std::vector<UndeclaredStatus> undeclared_statuses() {
  const auto detail = R"({"detail": "No."})";
  const auto schema = "response.body.schema";
  return {
      {"records_retrieve", answer(401, R"({"code": "missing_business_context"})"),
       answer(401, R"({"message": "no"})"), schema},
      {"records_destroy", answer(401, detail), answer(401, "{}"), schema},
      {"records_destroy", answer(401, R"({"detail": "No.", "code": "missing_business_context"})"),
       answer(401, R"({"code": "invalid"})"), schema},
      {"records_retrieve", answer(403, R"({"detail": "No.", "code": "permission_required"})"),
       answer(403, detail), schema},
      {"records_lookup_retrieve", answer(404, R"({"detail": "Not found.", "code": "not_found"})"),
       answer(404, R"({"code": "not_found"})"), schema},
      {"records_field_values_list", answer(404, detail),
       answer(404, R"({"detail": "No.", "code": "gone"})"), schema},
      {"records_retrieve", answer(404, html_page, "text/html; charset=utf-8"),
       answer(404, "Not found", "text/html"), schema},
      {"records_retrieve", answer(404, detail), answer(404, detail, "text/plain"),
       "response.content_type.undeclared"},
      {"records_search_create", with(answer(405, detail), "Allow", "POST"), answer(405, detail),
       "response.header.missing"},
      {"records_search_create", with(answer(405, detail), "Allow", "GET, POST"),
       with(answer(405, detail), "Allow", "none at all"), "response.header.schema"},
      {"records_upsert_create", answer(409, R"({"code": "conflict", "detail": "No."})"),
       answer(409, R"({"code": "not_found"})"), schema},
      {"records_update", answer(409, R"({"code": "conflict"})"), answer(409, detail), schema},
      {"records_lookup_retrieve", with(answer(429, detail), "Retry-After", "30"),
       answer(429, detail), "response.header.missing"},
      {"records_lookup_retrieve",
       with(answer(429, detail), "Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT"),
       with(answer(429, detail), "Retry-After", "soon"), "response.header.schema"},
      {"records_add_create", answer(500, html_page, "text/html"), answer(500, "oops", "text/html"),
       schema},
      {"records_add_create", answer(503, detail), answer(503, R"({"code": "error"})"), schema},
      {"records_search_create", answer(400, R"({"non_field_errors": ["No."]})"),
       answer(400, R"({"non_field_errors": "No."})"), schema},
      {"records_lookup_retrieve", answer(400, R"({"identifier": ["This field is required."]})"),
       answer(400, R"({"identifier": []})"), schema},
  };
}

TEST(ObservedRecords, DeclareStatusesThatOccurAndTheirBodies) {
  for (const auto& one : undeclared_statuses()) {
    const auto& operation = *kizen::records().operation(one.operation);
    const auto& seen = *kizen::observed_records().operation(one.operation);
    const auto what = std::string(one.operation) + " " + std::to_string(one.good.status);
    const auto good = observed().check_response(seen, one.good);
    EXPECT_EQ(good.verdict(), Verdict::Conforms) << what << "\n" << good;
    EXPECT_TRUE(without("D11")
                    .check_response(*without("D11").contract().operation(one.operation), one.good)
                    .violates("response.status.undeclared"))
        << what;
    const auto bad = observed().check_response(seen, one.bad);
    EXPECT_TRUE(bad.violates(one.rule)) << what << "\n" << bad;
    EXPECT_EQ(operation.response(one.good.status), nullptr) << what;
  }
}

TEST(ObservedRecords, DeclareNoOtherStatus) {
  for (const auto& operation : kizen::observed_records().operations()) {
    for (const int status : {202, 302, 402, 406, 410, 418, 422}) {
      EXPECT_EQ(operation.response(status), nullptr) << operation.id << " " << status;
    }
  }
  const auto& destroy = *kizen::observed_records().operation("records_destroy");
  EXPECT_EQ(destroy.response(400), nullptr);
  EXPECT_EQ(kizen::observed_records().operation("records_retrieve")->response(409), nullptr);
}

TEST(ObservedRecords, AskForThreeCredentials) {
  const auto& retrieve = *kizen::observed_records().operation("records_retrieve");
  ASSERT_EQ(retrieve.security.size(), 1U);
  EXPECT_EQ(retrieve.security[0].size(), 3U);
  for (const char* const missing : {"X-API-KEY", "X-BUSINESS-ID", "X-USER-ID"}) {
    kizen::Headers headers = {{"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}};
    headers.remove(missing);
    const auto report = observed().check_request(
        {"GET", "/api/records/deals/0b5e3a52-6a1c-4c8e-9d70-000000000001", headers});
    EXPECT_TRUE(report.violates("request.security.missing")) << missing;
  }
}

}  // namespace
