#pragma once

// A tenant to try things on, in process; each response that it gives in the documented dialect is
// held to the contract.

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "kizen/check.hpp"
#include "kizen/records.hpp"
#include "kizen/tenant.hpp"

namespace bench {

using kizen::json;
using kizen::TenantDialect;

inline const kizen::Checker& checker() {
  static const kizen::Checker documented(kizen::records());
  return documented;
}

/// Fails the test where a response breaks the contract, apart from an undeclared status.
inline void expect_conforms(const kizen::Exchange& exchange) {
  const auto report = checker().check(exchange);
  for (const auto& violation : report.violations) {
    if (violation.rule.rfind("response.", 0) != 0) continue;
    if (violation.rule == "response.status.undeclared") continue;
    ADD_FAILURE() << kizen::render(violation, report) << exchange.response.body;
  }
}

/// Of a write.
using Entries = std::vector<json>;

/// An entry of `fields` that sets a field by name.
inline json set(const std::string& name, const json& value) {
  return {{"name", name}, {"value", value}};
}

struct Answer {
  int status;
  kizen::Headers headers;
  json body;  ///< null where it is no JSON
  std::string text;
};

/// The built-in tenant, called as one user of one business.
class Caller {
 public:
  Caller(kizen::RecordsService& service, kizen::Credentials credentials,
         TenantDialect dialect = TenantDialect::Documented)
      : service_(service), credentials_(std::move(credentials)), dialect_(dialect) {}

  Answer raw(const std::string& method, const std::string& target, const std::string& body) const {
    kizen::Request request{method, target, {{"Host", "tenant.test:81"}}, body};
    if (!body.empty()) request.headers.add("Content-Type", "application/json");
    const kizen::Exchange exchange{credentials_.added_to(request),
                                   service_.answer(credentials_.added_to(request))};
    if (dialect_ == TenantDialect::Documented) expect_conforms(exchange);
    const auto& response = exchange.response;
    auto parsed = json::parse(response.body, nullptr, false);
    return {response.status, response.headers, parsed.is_discarded() ? json() : parsed,
            response.body};
  }

  Answer get(const std::string& target) const { return raw("GET", target, ""); }
  Answer remove(const std::string& target) const { return raw("DELETE", target, ""); }
  /// Without a body where it is null.
  Answer post(const std::string& target, const json& body) const {
    return raw("POST", target, body.is_null() ? std::string() : body.dump());
  }
  Answer put(const std::string& target, const json& body) const {
    return raw("PUT", target, body.dump());
  }
  Answer patch(const std::string& target, const json& body) const {
    return raw("PATCH", target, body.dump());
  }

  /// Adds a deal of that name with these further entries, and gives its id.
  std::string deal(const std::string& name, const Entries& entries = {}) const {
    return added("deals", "name", name, entries);
  }

  std::string contact(const std::string& email, const Entries& entries = {}) const {
    return added("client_client", "email", email, entries);
  }

  /// Names of the deals that a search finds, in its order.
  std::vector<std::string> names(const json& body, const std::string& query = "") const {
    return values("deals", "name", body, query);
  }

  std::vector<std::string> emails(const json& body, const std::string& query = "") const {
    return values("client_client", "email", body, query);
  }

 private:
  std::string added(const std::string& object, const std::string& identifier,
                    const std::string& value, Entries entries) const {
    entries.push_back({{"name", identifier}, {"value", value}});
    const auto answer = post("/api/records/" + object + "/add", {{"fields", entries}});
    const bool made = answer.status == (dialect_ == TenantDialect::Documented ? 200 : 201);
    EXPECT_TRUE(made) << answer.status << answer.text;
    return made ? answer.body.at("id").get<std::string>() : std::string();
  }

  std::vector<std::string> values(const std::string& object, const std::string& field,
                                  const json& body, const std::string& query) const;

  kizen::RecordsService& service_;
  kizen::Credentials credentials_;
  TenantDialect dialect_;
};

/// The entry of a record's field, by api name; null where it has none.
inline json entry(const json& record, const std::string& name) {
  for (const auto& item : record.at("fields").items()) {
    if (item.key() != "id" && item.value().at("name") == name) return item.value();
  }
  return nullptr;
}

inline json value(const json& record, const std::string& name) {
  return entry(record, name).value("value", json("no such entry"));
}

inline std::vector<std::string> Caller::values(const std::string& object, const std::string& field,
                                               const json& body, const std::string& query) const {
  const auto answer = post("/api/records/" + object + "/search" + query, body);
  EXPECT_EQ(answer.status, 200) << answer.text;
  std::vector<std::string> found;
  if (answer.status != 200) return found;
  for (const auto& row : answer.body.at("results")) found.push_back(value(row, field));
  return found;
}

inline json filter(const std::string& field, const std::string& condition, const json& operand) {
  return {{"type", "fields"},
          {"subtype", "non_custom"},
          {"field", field},
          {"condition", condition},
          {"value", operand}};
}

/// A search body of one group.
inline json query(const std::vector<json>& filters) {
  return {{"query", {{{"filters", filters}}}}};
}

using Names = std::vector<std::string>;

class Records : public testing::Test {
 protected:
  explicit Records(TenantDialect dialect = TenantDialect::Documented)
      : service(kizen::demo_credentials(), dialect),
        first(service, service.credentials(0), dialect),
        second(service, service.credentials(1), dialect),
        reader(service, service.reader_credentials(0), dialect) {}

  kizen::RecordsService service;
  Caller first;
  Caller second;
  Caller reader;

  /// Target of a deal.
  static std::string at(const std::string& id) { return "/api/records/deals/" + id; }
};

}  // namespace bench
