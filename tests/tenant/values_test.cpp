#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bench.hpp"
#include "kizen/tenant.hpp"

namespace {

using bench::json;

class Values : public bench::Records {
 protected:
  bench::Answer write(const std::string& field, const json& value) {
    if (id_.empty()) id_ = first.deal("a");
    const json entry = {{"name", field}, {"value", value}};
    return first.patch(at(id_), {{"fields", json::array({entry})}});
  }

  json read(const std::string& field) const { return bench::value(first.get(at(id_)).body, field); }

  /// What is read after that value was written.
  json stored(const std::string& field, const json& value) {
    const auto answer = write(field, value);
    EXPECT_EQ(answer.status, 200) << field << ' ' << value << ' ' << answer.text;
    return read(field);
  }

  /// Refused in the entry's `value`, and nothing is changed.
  void expect_refused(const std::string& field, const std::vector<json>& values) {
    for (const auto& value : values) {
      const auto answer = write(field, value);
      EXPECT_EQ(answer.status, 400) << field << ' ' << value;
      ASSERT_EQ(answer.body.at("fields").size(), 1U);
      EXPECT_EQ(answer.body.at("fields").at(0).at("value").size(), 1U) << answer.text;
      const auto message = answer.body.at("fields").at(0).at("value").at(0).get<std::string>();
      EXPECT_NE(message.find("'" + field + "'"), std::string::npos) << message;
      EXPECT_TRUE(read(field).is_null());
    }
  }

  std::string id_;
};

TEST_F(Values, Texts) {
  for (const char* const field : {"summary", "contact_email"}) {
    expect_refused(field, {1, true, json::array(), json::object()});
    EXPECT_EQ(stored(field, "Zürich \"1\" \n"), "Zürich \"1\" \n");
    EXPECT_EQ(stored(field, ""), json());
    EXPECT_EQ(stored(field, "x"), "x");
    EXPECT_EQ(stored(field, nullptr), json());
  }
}

TEST_F(Values, Numbers) {
  expect_refused("quantity", {"5", 1.5, true, json::array(), 1e300});
  EXPECT_EQ(stored("quantity", -5), -5);
  EXPECT_TRUE(stored("quantity", 5.0).is_number_integer());
  expect_refused("price", {"5", true, json::object()});
  EXPECT_EQ(stored("price", 5.25), 5.25);
  expect_refused("amount", {"5", {{"amount", 5}}});
  EXPECT_EQ(stored("amount", 5.5), json({{"currency", "USD"}, {"symbol", "$"}, {"amount", 5.5}}));
}

TEST_F(Values, Rating) {
  expect_refused("rating", {-1, 11, 1.5, "", "11", "x", "1.5", "-1", true});
  EXPECT_EQ(stored("rating", 0), 0);
  EXPECT_EQ(stored("rating", "10"), 10);
}

TEST_F(Values, Dates) {
  expect_refused("opened", {"2023-02-29", "2024-13-01", "24-01-01", "2024-01-01T00:00:00Z", "", 1});
  EXPECT_EQ(stored("opened", "2024-02-29"), "2024-02-29");
  expect_refused("closes_at", {"2024-01-01", "2024-01-01T00:00:00", "2024-01-01T24:00:00Z",
                               "2024-01-01T00:00:00.Z", "2024-01-01 00:00:00Z", "", 1});
  EXPECT_EQ(stored("closes_at", "2024-01-01T00:00:00Z"), "2024-01-01T00:00:00.000000+00:00");
  EXPECT_EQ(stored("closes_at", "2024-01-01T12:30:01.5-05:00"), "2024-01-01T12:30:01.500000-05:00");
  EXPECT_EQ(stored("closes_at", "2024-01-01T12:30:01.123456789+05:30"),
            "2024-01-01T12:30:01.123456+05:30");
}

TEST_F(Values, Checkbox) {
  expect_refused("active", {"true", 1, json::array()});
  EXPECT_EQ(stored("active", false), false);
  EXPECT_EQ(stored("active", nullptr), json());
}

TEST_F(Values, Dropdown) {
  expect_refused("status",
                 {"won", {{"name", "nothing"}}, {{"id", "won"}}, json::object(), json::array(), 1});
  const auto won = stored("status", {{"name", "won"}});
  EXPECT_EQ(won.at("name"), "won");
  EXPECT_TRUE(won.at("code").is_string());
  stored("status", {{"name", "open"}});
  EXPECT_EQ(stored("status", won.at("id")), won);
  stored("status", nullptr);
  EXPECT_EQ(stored("status", {{"id", won.at("id")}}), won);
}

TEST_F(Values, Checkboxes) {
  const json red = {{"name", "red"}};
  const json blue = {{"name", "blue"}};
  expect_refused("labels", {"red", red, json::array({"red"}), json::array({red, 1})});
  const auto both = stored("labels", json::array({red, blue, red}));
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both.at(1).at("name"), "blue");
  EXPECT_EQ(stored("labels", json::array({both.at(1).at("id")})), json::array({both.at(1)}));
  EXPECT_EQ(stored("labels", json::array()), json());
}

TEST_F(Values, TeamSelector) {
  const auto me = service.credentials(0).user_id;
  expect_refused("owner", {"Ada", 1, json::array({me}), service.credentials(1).user_id});
  const auto owner = stored("owner", me);
  EXPECT_EQ(owner.at("id"), me);
  EXPECT_EQ(owner.at("deleted"), false);
  for (const char* const member : {"first_name", "last_name", "email"}) {
    EXPECT_TRUE(owner.at(member).is_string());
  }
}

TEST_F(Values, Relationship) {
  const auto ann = first.contact("ann@example.test");
  const auto theirs = second.contact("ann@example.test");
  expect_refused("account", {ann, json::array({"x"}), json::array({theirs}), json::array({1})});
  EXPECT_EQ(
      stored("account", json::array({ann})),
      json::array(
          {{{"id", ann}, {"name", "ann@example.test"}, {"display_name", "ann@example.test"}}}));
  first.remove("/api/records/client_client/" + ann);
  EXPECT_EQ(read("account"), json());
}

TEST_F(Values, MoreThanAHundredLinksAreCounted) {
  json ids = json::array();
  for (int n = 0; n < 101; ++n) ids.push_back(first.deal("other " + std::to_string(n)));
  ASSERT_EQ(write("related", ids).status, 200);
  const auto counted = bench::entry(first.get(at(id_)).body, "related");
  EXPECT_EQ(counted.at("value_summary"), json({{"count", 101}}));
  EXPECT_FALSE(counted.contains("value"));
  first.remove(at(ids.at(0)));
  EXPECT_EQ(read("related").size(), 100U);
}

TEST_F(Values, ContactHasNamesAndTags) {
  const auto id = first.contact("ann@example.test",
                                {{{"name", "first_name"}, {"value", "Ann"}},
                                 {{"name", "birthday"}, {"value", "2000-02-29"}},
                                 {{"name", "tags"}, {"value", json::array({{{"name", "vip"}}})}}});
  const auto read = first.get("/api/records/client_client/" + id).body;
  EXPECT_EQ(bench::value(read, "tags").at(0).at("name"), "vip");
  EXPECT_EQ(bench::value(read, "birthday"), "2000-02-29");
  EXPECT_EQ(bench::value(read, "display_name"), "Ann");
  EXPECT_EQ(read.at("client_info").at("display_name"), "Ann");
}

// D1, D3
TEST_F(Values, FieldsAreKeyedByIdAndHoldTheDocumentedEntry) {
  const auto id = first.deal("a");
  const auto fields = first.get(at(id)).body.at("fields");
  EXPECT_EQ(fields.at("id").at("value"), json({{"id", id}}));
  for (const auto& item : fields.items()) {
    EXPECT_EQ(item.key(), item.value().at("id"));
    for (const char* const member : {"name", "field_type", "display_name"}) {
      EXPECT_TRUE(item.value().at(member).is_string());
    }
  }
}

}  // namespace
