#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>

#include "bench.hpp"

namespace {

using bench::json;
using bench::set;

json sample(const std::string& name) {
  std::ifstream file(KIZEN_SOURCE_DIR "/../shared/samples/" + name);
  return file.is_open() ? json::parse(file) : json();
}

/// A message without its texts and numbers: its members, the first of its lists, their types.
json outline(const json& value) {
  if (value.is_number()) return "number";
  if (value.is_array()) return value.empty() ? json::array() : json::array({outline(value[0])});
  if (!value.is_object()) return value.type_name();
  json members = json::object();
  for (const auto& item : value.items()) members[item.key()] = outline(item.value());
  return members;
}

/// The outlines of a row's fields, by type; and a row without them.
std::map<std::string, json> entries_of(const json& row) {
  std::map<std::string, json> entries;
  for (const auto& item : row.at("fields").items()) {
    entries[item.value().at("field_type")] = outline(item.value());
  }
  return entries;
}

json without(json object, const char* member) {
  object.erase(member);
  return object;
}

class ObservedSample : public bench::Records {
 protected:
  ObservedSample() : Records(bench::TenantDialect::Observed) {}
};

TEST_F(ObservedSample, SearchPageHasTheOutlineOfACapturedOne) {
  const auto captured = sample("search_page.observed.json");
  if (captured.is_null()) GTEST_SKIP() << "skipped: shared/samples is not there";
  first.deal("a", {set("amount", 320.81), set("price", 5.0),
                   set("owner", service.credentials(0).user_id)});
  const auto page = first.post("/api/records/deals/search", nullptr).body;
  EXPECT_EQ(outline(without(page, "results")), outline(without(captured, "results")));
  const auto& row = page.at("results").at(0);
  const auto& captured_row = captured.at("results").at(0);
  EXPECT_EQ(outline(without(row, "fields")), outline(without(captured_row, "fields")));
  EXPECT_EQ(entries_of(row), entries_of(captured_row));
}

TEST_F(ObservedSample, RefusedEntriesHaveTheOutlineOfACapturedOne) {
  const auto captured = sample("error_400_positional.json");
  if (captured.is_null()) GTEST_SKIP() << "skipped: shared/samples is not there";
  const json fields = {set("score", 1), set("price", "x"), set("quantity", 1)};
  const auto refused = first.patch(at(first.deal("a")), {{"fields", fields}}).body;
  EXPECT_EQ(outline(refused.at("fields").at(1)), outline(captured.at("fields").at(1)));
  for (const std::size_t n : {0U, 2U}) {
    EXPECT_EQ(refused.at("fields").at(n), captured.at("fields").at(n));
  }
}

}  // namespace
